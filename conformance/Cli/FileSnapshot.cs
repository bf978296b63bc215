namespace SdrsMock.Conformance.Cli;

/// <summary>The tables at some paths at one moment: which there are, and when each was written.</summary>
internal sealed class FileSnapshot
{
    private const string Tables = "*.csv";

    private static readonly EnumerationOptions s_here = new() { IgnoreInaccessible = true };
    private static readonly EnumerationOptions s_below = new() { IgnoreInaccessible = true, RecurseSubdirectories = true };

    private readonly Dictionary<string, (DateTime Written, long Length)> _files;

    private FileSnapshot(IEnumerable<FileInfo> files) =>
        _files = files
            .DistinctBy(file => file.FullName)
            .Where(file => file.Exists)
            .ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length));

    public int Count => _files.Count;

    /// <summary>Folders with all that is in them; files with their neighbours, where data tables stand.</summary>
    public static FileSnapshot At(IEnumerable<string> paths) => new(paths.SelectMany(FilesAt));

    /// <summary>The names of the tables that are new, gone or written since.</summary>
    public IReadOnlyList<string> ChangedSince(FileSnapshot before) =>
        [.. _files.Except(before._files).Concat(before._files.Except(_files)).Select(file => Path.GetFileName(file.Key)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<FileInfo> FilesAt(string path)
    {
        if (Directory.Exists(path))
        {
            return new DirectoryInfo(path).EnumerateFiles(Tables, s_below);
        }

        var folder = new FileInfo(path).Directory!;
        var data = new DirectoryInfo(Path.Combine(folder.FullName, "data"));
        return [.. Here(folder), .. Here(data)];
    }

    // A file that is being saved may be away for a moment, and its folder never was there.
    private static IEnumerable<FileInfo> Here(DirectoryInfo folder) => folder.Exists ? folder.EnumerateFiles(Tables, s_here) : [];
}
