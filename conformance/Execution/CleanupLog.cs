using System.Text.Json;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// The file that lists what a run creates on a real service, one event per line. A line is on the disk before its request is sent, so
/// that <c>sweep</c> can delete the resources even after a crash. Only resources of the log are ever deleted.
/// </summary>
internal sealed class CleanupLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<CleanupLogEntry> _entries = [];
    private readonly CleanupLogLine _header;
    private readonly int _maxResources;
    private readonly bool _keepFile;
    private FileStream? _file;
    private int _created;

    /// <param name="target">The target. A file that it names is kept; any other is deleted when no resource is left.</param>
    /// <param name="time">The clock for the default file name.</param>
    public CleanupLog(Target target, TimeProvider time)
    {
        (_maxResources, _keepFile) = (target.MaxResources, target.CleanupLog is not null);
        Path = target.CleanupLog
            ?? FormattableString.Invariant($"sdrs-{time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}{target.SideName}.ledger");
        _header = new("target") { Url = target.Url, Project = target.Project, At = time.GetUtcNow() };
    }

    private CleanupLog(string path, CleanupLogLine header) => (Path, _header, _maxResources, _keepFile) = (path, header, 0, true);

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The URL of the service.</summary>
    public Uri Url => _header.Url!;

    /// <summary>The project of the run, or null.</summary>
    public string? Project => _header.Project;

    /// <summary>How many more resources the run may create.</summary>
    public int RemainingResources => _maxResources - _created;

    /// <summary>The entries that may have left resources.</summary>
    public IReadOnlyList<CleanupLogEntry> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries.Where(entry => !entry.Settled || entry.Ids.Count > 0)];
            }
        }
    }

    /// <exception cref="FormatException">The file is not a clean-up log.</exception>
    public static CleanupLog Read(string path)
    {
        CleanupLog? cleanupLog = null;
        foreach (var (number, text) in File.ReadLines(path).Index())
        {
            try
            {
                var line = JsonSerializer.Deserialize(text, CleanupLogJsonContext.Default.CleanupLogLine);
                cleanupLog ??= line is { Event: "target", Url: { IsAbsoluteUri: true, Scheme: "http" or "https" } }
                    ? new(path, line)
                    : throw new FormatException($"{path} is not a clean-up log; it does not begin with a 'target' line");
                cleanupLog.Apply(IsValid(line) ? line! : throw CreateLineError(path, number));
            }
            catch (JsonException) when (cleanupLog is not null)
            {
                // The last line of a run that was killed while it wrote the line; the request was not sent yet.
            }
            catch (JsonException)
            {
                throw CreateLineError(path, number);
            }
        }

        return cleanupLog ?? throw new FormatException($"{path} is empty; name the clean-up log of a run");
    }

    /// <summary>Records that a request is about to create resources. The line is on the disk when this method returns.</summary>
    /// <exception cref="ResourceLimitException">The run may not create more resources.</exception>
    public CleanupLogEntry RecordAttempt(CleanupKind kind, int count, string scenario, string project)
    {
        lock (_lock)
        {
            if (count > RemainingResources)
            {
                throw new ResourceLimitException(_maxResources);
            }

            _created += count;
            Write(new("creating") { Number = _entries.Count + 1, Kind = kind.Noun, Scenario = scenario, Project = project });
            return _entries[^1];
        }
    }

    public void RecordJob(CleanupLogEntry entry, string job) => Record(new("job") { Number = entry.Number, Job = job });

    public void RecordCreated(CleanupLogEntry entry, string id) => Record(new("made") { Number = entry.Number, Id = id });

    public void RecordSettled(CleanupLogEntry entry) => Record(new("settled") { Number = entry.Number });

    public void RecordDeleted(CleanupLogEntry entry, string id) => Record(new("gone") { Number = entry.Number, Id = id });

    public void Dispose()
    {
        if (_file is null)
        {
            return;
        }

        _file.Dispose();
        if (!_keepFile && Open.Count == 0)
        {
            File.Delete(Path);
        }
    }

    private static bool IsValid(CleanupLogLine? line) =>
        line is not null
        && IsValidOrMissing(line.Id) && IsValidOrMissing(line.Job) && IsValidOrMissing(line.Project)
        && (line.Event != "creating"
            || (line is { Scenario: not null, Project: not null }
                && Array.Exists(ResourceCreations.Kinds, kind => kind.Noun == line.Kind)));

    private static bool IsValidOrMissing(string? id) => id is null || ResourceId.IsValid(id);

    private static FormatException CreateLineError(string path, int index) =>
        new($"{path}:{index + 1}: this is not a line of a clean-up log; remove it, or name another file");

    private void Record(CleanupLogLine line)
    {
        lock (_lock)
        {
            Write(line);
        }
    }

    private void Write(CleanupLogLine line)
    {
        if (_file is null)
        {
            _file = new(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
            if (_file.Length == 0)
            {
                Append(_header);
            }
        }

        Append(line);
        _file.Flush(flushToDisk: true);
        Apply(line);
    }

    private void Append(CleanupLogLine line) =>
        _file!.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, CleanupLogJsonContext.Default.CleanupLogLine), (byte)'\n']);

    private void Apply(CleanupLogLine line)
    {
        if (line.Event == "creating")
        {
            _entries.Add(new(_entries.Count + 1, line.Kind!, line.Scenario!, line.Project!));
            return;
        }

        if (line.Number is not { } number || number < 1 || number > _entries.Count)
        {
            return;
        }

        var entry = _entries[number - 1];
        switch (line)
        {
            case { Event: "job", Job: { } job }:
                entry.Job = job;
                break;
            case { Event: "made", Id: { } id } when !entry.Ids.Contains(id):
                entry.Ids.Add(id);
                break;
            case { Event: "gone", Id: { } id }:
                entry.Ids.Remove(id);
                break;
            case { Event: "settled" }:
                entry.Settled = true;
                break;
        }
    }
}
