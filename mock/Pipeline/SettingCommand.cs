using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.Pipeline;

/// <summary>
/// A change of a fault rule or a mutant, as a command of a project: it changes nothing at once, and the project's history shows it. What
/// the rule or the mutant changes later is part of the later commands. A project that was never changed has no history.
/// </summary>
/// <param name="method">The HTTP method of the call of the control plane.</param>
/// <param name="path">Its path.</param>
/// <param name="body">Its body; empty without one.</param>
internal sealed class SettingCommand(string method, string path, ReadOnlyMemory<byte> body) : IProjectCommand
{
    /// <summary>The path of the calls for fault rules.</summary>
    public const string Faults = "/__sdrs/faults";

    /// <summary>The path of the calls for the mutant that is on.</summary>
    public const string Mutant = "/__sdrs/mutant";

    public bool OnlyReads => false;

    /// <summary>Whether an entry of the log is such a command.</summary>
    public static bool IsLogged(in LogEntry entry) =>
        entry.Path == Mutant || (entry.Path.StartsWith(Faults, StringComparison.Ordinal) && entry.Query.Length == 0);

    public Response? FindObstacle(LoadedProject project, ICommandLog commandLog) => project.IsWritten ? null : Response.NoContent;

    public Response Execute(ProjectState project) => Response.NoContent;

    public LogEntry ToEntry(ProjectState project, Response response) =>
        new(project.Now, method, path, "", body, null, false, response.Status, project.Ids.DrawnCount);
}
