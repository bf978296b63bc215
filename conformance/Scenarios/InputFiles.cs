namespace SdrsMock.Conformance.Scenarios;

/// <summary>
/// Decides which files are read as scenario files and data files. Such files may come from a pull request, so a name must not lead to a
/// device, a pipe, a loop of folders, or a file outside the folder of the scenario file.
/// </summary>
internal static class InputFiles
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 64 << 20;

    private static readonly EnumerationOptions s_here = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };

    /// <summary>Reads a file. A pipe and a device have no length, so they count as empty and are never opened.</summary>
    /// <exception cref="IOException">The file does not exist, is too large, or cannot be read.</exception>
    public static byte[] Read(string path)
    {
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (target.Exists && target.Length == 0)
        {
            return [];
        }

        return target.Exists && target.Length > MaxBytes
            ? throw new IOException($"{path} is larger than {MaxBytes >> 20} MB; split the file")
            : File.ReadAllBytes(path);
    }

    /// <summary>The files of a folder and of the folders in it. A folder that contains itself by a link is read once.</summary>
    public static IEnumerable<string> Enumerate(string folder, string pattern) => Enumerate(folder, pattern, new(StringComparer.Ordinal));

    /// <summary>The path of a file that a scenario file names.</summary>
    /// <exception cref="IOException">The file is not below the folder.</exception>
    public static string ResolveBelow(string folder, string name)
    {
        var root = Path.GetFullPath(folder.Length == 0 ? "." : folder);
        var full = Path.GetFullPath(name, root);
        if (Path.IsPathRooted(name) || !IsBelow(root, full) || !IsBelow(GetRealPath(root), GetRealPath(full)))
        {
            throw new IOException($"'{name}' is outside the folder of the scenario file; move the data file into that folder");
        }

        return Path.Combine(folder, name);
    }

    private static IEnumerable<string> Enumerate(string folder, string pattern, HashSet<string> visited)
    {
        if (!visited.Add(GetRealPath(Path.GetFullPath(folder))))
        {
            return [];
        }

        return Directory.EnumerateFiles(folder, pattern, s_here)
            .Concat(Directory.EnumerateDirectories(folder, "*", s_here).SelectMany(inner => Enumerate(inner, pattern, visited)));
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The path without links, from the top down.
    private static string GetRealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var segment in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, segment);
            FileSystemInfo entry = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            real = entry.LinkTarget is null ? real : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? real;
        }

        return real;
    }
}
