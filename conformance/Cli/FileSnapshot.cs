using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The scenario files at some paths at one moment, with the time of their last write.</summary>
internal sealed class FileSnapshot
{
    private static readonly EnumerationOptions s_here = new() { IgnoreInaccessible = true };

    private readonly Dictionary<string, (DateTime Written, long Length)> _files;

    private FileSnapshot(IEnumerable<FileInfo> files) =>
        _files = files
            .DistinctBy(file => file.FullName)
            .Where(file => file.Exists)
            .ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length));

    public int Count => _files.Count;

    /// <summary>
    /// Takes a snapshot. A folder includes its subfolders; a file includes the CSV files and workbooks beside it and in <c>data/</c>,
    /// because it may use them as data tables.
    /// </summary>
    public static FileSnapshot At(IEnumerable<string> paths) => new(paths.SelectMany(FilesAt));

    /// <summary>The names of the files that were added, deleted or written since then.</summary>
    public IReadOnlyList<string> ChangedSince(FileSnapshot before) =>
        [
            .. _files.Except(before._files)
                .Concat(before._files.Except(_files))
                .Select(file => Path.GetFileName(file.Key))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<FileInfo> FilesAt(string path)
    {
        if (Directory.Exists(path))
        {
            return InputFiles.Enumerate(path, "*").Where(ScenarioFile.IsTable).Select(file => new FileInfo(file));
        }

        var folder = new FileInfo(path).Directory!;
        var data = new DirectoryInfo(Path.Combine(folder.FullName, "data"));
        return [.. GetFiles(folder), .. GetFiles(data)];
    }

    // While an editor saves a file, the file can be missing for a moment; the data folder need not exist.
    private static IEnumerable<FileInfo> GetFiles(DirectoryInfo folder) => folder.Exists
        ? folder.EnumerateFiles("*", s_here).Where(file => ScenarioFile.IsTable(file.Name))
        : [];
}
