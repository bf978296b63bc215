using System.Text.Json;

namespace SdrsMock.Conformance.Play;

/// <summary>The budget of a run is used up.</summary>
internal sealed class BudgetException(int most) : Exception($"the run may create {most} resources, and has (--max-resources)");

/// <summary>
/// What a run creates on a real service, line by line in a file. A line is on the disk before its call is made, so that
/// whatever becomes of the run, <c>sweep</c> knows what to delete. Nothing else is ever deleted.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly LedgerLine _header;
    private readonly int _most;
    private readonly bool _keep;
    private FileStream? _file;
    private int _created;

    /// <param name="target">Where things are created; its ledger is kept if it was named, else only while something is left.</param>
    /// <param name="time">What the file is named after where nobody named it.</param>
    public Ledger(Target target, TimeProvider time)
    {
        (_most, _keep) = (target.MostResources, target.Ledger is not null);
        Path = target.Ledger ?? FormattableString.Invariant($"sdrs-{time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}{target.Side}.ledger");
        _header = new("target") { Url = target.Url, Project = target.Project, At = time.GetUtcNow() };
    }

    private Ledger(string path, LedgerLine header) => (Path, _header, _most, _keep) = (path, header, 0, true);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Where its things were created.</summary>
    public Uri Url => _header.Url!;

    /// <summary>The project that was played in, or null.</summary>
    public string? Project => _header.Project;

    /// <summary>How much more may be created.</summary>
    public int Room => _most - _created;

    /// <summary>What is not known to be over.</summary>
    public IReadOnlyList<LedgerEntry> Open
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
    public static Ledger Read(string path)
    {
        Ledger? ledger = null;
        foreach (var (number, text) in File.ReadLines(path).Index())
        {
            try
            {
                var line = JsonSerializer.Deserialize(text, LedgerJson.Default.LedgerLine);
                ledger ??= line is { What: "target", Url: { IsAbsoluteUri: true, Scheme: "http" or "https" } } ? new(path, line) : throw new FormatException($"{path} is no clean-up ledger");
                if (line is null or { What: "creating" } and not { Story: not null, Project: not null } || (line.What == "creating" && !Array.Exists(Creations.Kinds, kind => kind.Noun == line.Kind)))
                {
                    throw new FormatException($"{path}:{number + 1}: this is no line of a clean-up ledger");
                }

                ledger.Take(line);
            }
            catch (JsonException) when (ledger is not null)
            {
                // The last line of a run that was killed while it wrote; its call was not made yet.
            }
            catch (JsonException)
            {
                throw new FormatException($"{path}:{number + 1}: this is no line of a clean-up ledger");
            }
        }

        return ledger ?? throw new FormatException($"{path} is empty");
    }

    /// <summary>Notes down that something is about to be created. When this returns it stands on the disk.</summary>
    /// <exception cref="BudgetException">The run may not create more.</exception>
    public LedgerEntry Announce(Kind kind, int count, string story, string project)
    {
        lock (_lock)
        {
            if (count > Room)
            {
                throw new BudgetException(_most);
            }

            _created += count;
            Write(new("creating") { Number = _entries.Count + 1, Kind = kind.Noun, Story = story, Project = project });
            return _entries[^1];
        }
    }

    public void Started(LedgerEntry entry, string job) => Note(new("job") { Number = entry.Number, Job = job });

    public void Made(LedgerEntry entry, string id) => Note(new("made") { Number = entry.Number, Id = id });

    public void Settle(LedgerEntry entry) => Note(new("settled") { Number = entry.Number });

    public void Gone(LedgerEntry entry, string id) => Note(new("gone") { Number = entry.Number, Id = id });

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

    private void Note(LedgerLine line)
    {
        lock (_lock)
        {
            Write(line);
        }
    }

    private void Write(LedgerLine line)
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

    private void Append(LedgerLine line) => _file!.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, LedgerJson.Default.LedgerLine), (byte)'\n']);

    private void Take(LedgerLine line)
    {
        if (line.What == "creating")
        {
            _entries.Add(new(_entries.Count + 1, line.Kind!, line.Story!, line.Project!));
            return;
        }

        if (line.Number is not { } number || number < 1 || number > _entries.Count)
        {
            return;
        }

        var entry = _entries[number - 1];
        switch (line)
        {
            case { What: "job", Job: { } job }:
                entry.Job = job;
                break;
            case { What: "made", Id: { } id } when !entry.Ids.Contains(id):
                entry.Ids.Add(id);
                break;
            case { What: "gone", Id: { } id }:
                entry.Ids.Remove(id);
                break;
            case { What: "settled" }:
                entry.Settled = true;
                break;
        }
    }
}
