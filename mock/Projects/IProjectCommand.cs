using SdrsMock.Http;
using SdrsMock.Persistence;
using SdrsMock.State;

namespace SdrsMock.Projects;

/// <summary>A command in one project. The caller holds the project lock, and has completed the due jobs.</summary>
internal interface IProjectCommand
{
    /// <summary>Whether it changes nothing, so that it is not logged.</summary>
    bool OnlyReads { get; }

    /// <summary>The response that replaces the execution, for example of a project whose rate limit is exceeded; else null.</summary>
    Response? FindObstacle(LoadedProject project, ICommandLog commandLog) => null;

    /// <summary>Executes the command. A response with a rejection means that nothing was changed.</summary>
    Response Execute(ProjectState project);

    /// <summary>The command as the log stores it.</summary>
    LogEntry ToEntry(ProjectState project, Response response);
}
