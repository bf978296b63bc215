using System.Text.Json;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// What a run creates on a real service, line by line in a file. A line is on the disk before its call is made, so that
/// whatever becomes of the run, <c>sweep</c> knows what to delete. Nothing else is ever deleted.
/// </summary>
internal sealed class CleanupLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<CleanupLogEntry> _entries = [];
    private readonly CleanupLogLine _header;
    private readonly int _maxResources;
    private readonly bool _keep;
    private FileStream? _file;
    private int _created;

    /// <param name="target">Where things are created; its ledger is kept if it was named, else only while something is left.</param>
    /// <param name="time">What the file is named after where nobody named it.</param>
    public CleanupLog(Target target, TimeProvider time)
    {
        (_maxResources, _keep) = (target.MostResources, target.CleanupLog is not null);
        Path = target.CleanupLog ?? FormattableString.Invariant($"sdrs-{time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}{target.DisplayName}.ledger");
        _header = new("target") { Url = target.Url, Project = target.Project, At = time.GetUtcNow() };
    }

    private CleanupLog(string path, CleanupLogLine header) => (Path, _header, _maxResources, _keep) = (path, header, 0, true);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Where its things were created.</summary>
    public Uri Url => _header.Url!;

    /// <summary>The project that was played in, or null.</summary>
    public string? Project => _header.Project;

    /// <summary>How much more may be created.</summary>
    public int EnsureCapacity => _maxResources - _created;

    /// <summary>What is not known to be over.</summary>
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

    /// <exception cref="FormatException">The file is no ledger.</exception>
    public static CleanupLog Read(string path)
    {
        CleanupLog? cleanupLog = null;
        foreach (var (number, text) in File.ReadLines(path).Index())
        {
            try
            {
                var line = JsonSerializer.Deserialize(text, CleanupLogJsonContext.Default.CleanupLogLine);
                cleanupLog ??= line is { Event: "target", Url: { IsAbsoluteUri: true, Scheme: "http" or "https" } } ? new(path, line) : throw new FormatException($"{path} is no clean-up ledger");
                if (line is null or { Event: "creating" } and not { Scenario: not null, Project: not null } || (line.Event == "creating" && !Array.Exists(ResourceCreations.Kinds, kind => kind.Noun == line.Kind)))
                {
                    throw new FormatException($"{path}:{number + 1}: this is no line of a clean-up ledger");
                }

                cleanupLog.Take(line);
            }
            catch (JsonException) when (cleanupLog is not null)
            {
                // The last line of a run that was killed while it wrote; its call was not made yet.
            }
            catch (JsonException)
            {
                throw new FormatException($"{path}:{number + 1}: this is no line of a clean-up ledger");
            }
        }

        return cleanupLog ?? throw new FormatException($"{path} is empty");
    }

    /// <summary>Notes down that something is about to be created. When this returns it stands on the disk.</summary>
    /// <exception cref="ResourceLimitException">The run may not create more.</exception>
    public CleanupLogEntry RecordAttempt(CleanupKind kind, int count, string story, string project)
    {
        lock (_lock)
        {
            if (count > EnsureCapacity)
            {
                throw new ResourceLimitException(_maxResources);
            }

            _created += count;
            Write(new("creating") { Number = _entries.Count + 1, Kind = kind.Noun, Scenario = story, Project = project });
            return _entries[^1];
        }
    }

    public void RecordJob(CleanupLogEntry entry, string job) => Note(new("job") { Number = entry.Number, Job = job });

    public void RecordCreated(CleanupLogEntry entry, string id) => Note(new("made") { Number = entry.Number, Id = id });

    public void RecordSettled(CleanupLogEntry entry) => Note(new("settled") { Number = entry.Number });

    public void RecordDeleted(CleanupLogEntry entry, string id) => Note(new("gone") { Number = entry.Number, Id = id });

    public void Dispose()
    {
        if (_file is null)
        {
            return;
        }

        _file.Dispose();
        if (!_keep && Open.Count == 0)
        {
            File.Delete(Path);
        }
    }

    private void Note(CleanupLogLine line)
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
        Take(line);
    }

    private void Append(CleanupLogLine line) => _file!.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, CleanupLogJsonContext.Default.CleanupLogLine), (byte)'\n']);

    private void Take(CleanupLogLine line)
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
