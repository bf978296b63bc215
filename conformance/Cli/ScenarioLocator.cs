using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The folder that is played when nobody names one.</summary>
internal static class ScenarioLocator
{
    private const string Name = "scenarios";

    /// <summary>
    /// The nearest one above the current directory, else above the program itself; told relative to the current directory where
    /// that is shorter.
    /// </summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new UsageException($"there is no folder '{Name}' here or above; name the files to play");

    /// <summary>The files that are meant by paths, or by none.</summary>
    /// <exception cref="UsageException">There is no folder of stories.</exception>
    /// <exception cref="FileNotFoundException">One of the paths does not exist.</exception>
    public static List<string> GetFiles(string[] paths) => [.. (paths is [] ? [Find()] : paths).SelectMany(ScenarioFile.GetFiles)];

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
