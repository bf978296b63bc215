using System.Text;
using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// The results of a run as JSON lines, written as they come, so that an interrupted run resumes. The first line names the run.
/// Thread-safe.
/// </summary>
internal sealed class MutantProgressFile : IDisposable
{
    private const string Format = "sdrs-conformance/mutants-progress/1";

    private readonly Lock _lock = new();
    private readonly FileStream _stream;
    private readonly Dictionary<string, Line> _lines = [];

    private MutantProgressFile(FileStream stream) => _stream = stream;

    /// <summary>How many results it held when it was opened.</summary>
    public int Count => _lines.Count;

    /// <summary>Opens the file of a run, or creates it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">What is run: results of something else are not reused.</param>
    /// <exception cref="IOException">The file belongs to another run, or cannot be written.</exception>
    public static MutantProgressFile Open(FileInfo file, string subject)
    {
        file.Directory?.Create();
        var stream = new FileStream(file.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var progress = new MutantProgressFile(stream);
        try
        {
            progress.Read(file, subject);
            return progress;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The earlier result of a mutant, or null.</summary>
    public MutantResult? Find(Mutant mutant) => _lines.TryGetValue(mutant.Id, out var line)
        ? new(mutant, line.Outcome, line.Scenario, line.Played) { Row = line.Row, Elapsed = TimeSpan.FromSeconds(line.Seconds) }
        : null;

    /// <summary>Adds a result.</summary>
    public void Append(MutantResult result) => Write(json =>
    {
        json.WriteString("id", result.Mutant.Id);
        json.WriteString("outcome", $"{result.Outcome}");
        json.WriteString("scenario", result.Scenario);
        json.WriteString("row", result.Row);
        json.WriteNumber("played", result.Played);
        json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
    });

    public void Dispose() => _stream.Dispose();

    private void Read(FileInfo file, string subject)
    {
        using var reader = new StreamReader(_stream, Encoding.UTF8, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n');
        // The last part is empty, or a line that an interruption cut off.
        var (valid, isNew) = (0L, lines.Length == 1);
        foreach (var (index, line) in lines[..^1].Index())
        {
            if (!TryRead(line, index == 0 ? subject : null))
            {
                throw new IOException(index == 0
                    ? $"--resume: '{file}' holds results of another run; name another file, or delete it."
                    : $"--resume: line {index + 1} of '{file}' is not a result; delete the line, or name another file.");
            }

            valid += Encoding.UTF8.GetByteCount(line) + 1;
        }

        _stream.SetLength(valid);
        _stream.Seek(0, SeekOrigin.End);
        if (isNew)
        {
            Write(json =>
            {
                json.WriteString("format", Format);
                json.WriteString("subject", subject);
            });
        }
    }

    private bool TryRead(string text, string? subject)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var line = document.RootElement;
            if (subject is not null)
            {
                return JsonText.Member(line, "format") == Format && JsonText.Member(line, "subject") == subject;
            }

            if (JsonText.Member(line, "id") is not { } id
                || !Enum.TryParse<MutantOutcome>(JsonText.Member(line, "outcome"), out var outcome))
            {
                return false;
            }

            _lines[id] = new(
                outcome, JsonText.Member(line, "scenario"), JsonText.Member(line, "row"), line.GetProperty("played").GetInt32(),
                line.GetProperty("seconds").GetDouble());
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Write(Action<Utf8JsonWriter> write)
    {
        lock (_lock)
        {
            using (var json = new Utf8JsonWriter(_stream))
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }

            _stream.Write("\n"u8);
            _stream.Flush();
        }
    }

    private readonly record struct Line(MutantOutcome Outcome, string? Scenario, string? Row, int Played, double Seconds);
}
