using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>Finds the scenario files to use. The default is the folder <c>scenarios</c>.</summary>
internal static class ScenarioLocator
{
    private const string Name = "scenarios";

    /// <summary>
    /// Finds the nearest folder <c>scenarios</c> in the current directory or above, else above the program. The path is relative
    /// to the current directory.
    /// </summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Find() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new UsageException($"There is no folder '{Name}' in the current directory or above; name the files to run.");

    /// <summary>
    /// Whether the paths name the scenarios of the program, those beside it or of its repository: together they cover the catalog.
    /// </summary>
    public static bool AreBuiltIn(string[] paths) =>
        paths.Length < 2 && Above(AppContext.BaseDirectory) is { } builtIn
        && Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths is [var only] ? only : Find())) == Path.GetFullPath(builtIn);

    /// <summary>The scenarios of the program; empty if it has none.</summary>
    public static IReadOnlyList<Scenario> LoadBuiltIn() =>
        Above(AppContext.BaseDirectory) is { } folder ? ScenarioFile.LoadAll([.. ScenarioFile.GetFiles(folder)]) : [];

    /// <summary>Returns the scenario files at the paths; without paths, those of the default folder.</summary>
    /// <exception cref="UsageException">There is no default folder.</exception>
    /// <exception cref="FileNotFoundException">One of the paths does not exist.</exception>
    public static List<string> GetFiles(string[] paths) => [.. (paths is [] ? [Find()] : paths).SelectMany(ScenarioFile.GetFiles)];

    /// <summary>Writes a note for each file and sheet at the paths that is not read.</summary>
    public static void WriteNotes(string[] paths, TextWriter output)
    {
        foreach (var note in ScenarioFile.FindNotes(paths is [] ? [Find()] : paths))
        {
            output.WriteLine($"Note: {SafeText.ForLine(note)}");
        }
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(candidate))
            {
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), candidate);
            }
        }

        return null;
    }
}
