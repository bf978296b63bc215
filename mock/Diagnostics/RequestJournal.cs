using System.Text;
using System.Text.RegularExpressions;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Diagnostics;

/// <summary>The latest requests, in a ring of fixed size. Thread-safe.</summary>
internal sealed partial class RequestJournal(int capacity, MockClock clock)
{
    private const int MaxBodyBytes = 2048;

    private readonly Line?[] _ring = new Line?[Math.Max(capacity, 0)];
    private long _written = -1;

    /// <summary>How many requests are kept.</summary>
    public int Capacity => _ring.Length;

    /// <summary>The entries, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            var next = Interlocked.Read(ref _written) + 1;
            return [.. Enumerable.Range(0, _ring.Length)
                .Select(offset => _ring[(next + offset) % _ring.Length])
                .OfType<Line>()
                .Select(ToEntry)];
        }
    }

    public void Write(ApiRequest request, RequestContext trace, Response response)
    {
        if (_ring.Length > 0)
        {
            // A short body is referenced; of a long one the beginning is copied, so that the rest can be collected.
            var bytes = request.Body.Length <= MaxBodyBytes ? request.Body : request.Body[..MaxBodyBytes].ToArray();
            var place = Interlocked.Increment(ref _written) % _ring.Length;
            Volatile.Write(ref _ring[place],
                new(clock.Now, request.Id, request.Method, request.RawPath, request.RawQuery, trace, response.Status, response.Job?.Id,
                    response.Rejection, bytes));
        }
    }

    public void Clear()
    {
        Array.Clear(_ring);
        Interlocked.Exchange(ref _written, -1);
    }

    private static JournalEntry ToEntry(Line line)
    {
        var constraint = line.Rejection?.Constraints is [var id, ..] ? Catalog.Constraint(id) : null;
        return new()
        {
            RequestId = line.Id,
            Time = line.Time,
            Method = line.Method,
            Path = Mask(line.Path),
            Query = Mask(line.Query),
            ProjectId = line.Trace.ProjectId,
            Operation = line.Trace.Operation,
            Status = line.Status,
            Mutant = line.Trace.Mutant,
            JobId = line.JobId,
            ErrorCode = line.Rejection?.Error.Code,
            Constraint = line.Rejection?.Constraint,
            Statement = constraint?.Statement,
            Source = constraint is null ? null : SourceTitles.Describe(constraint.Source),
            Location = line.Rejection?.Location,
            Detail = line.Rejection?.Detail is { } detail ? Mask(detail) : null,
            Body = line.Body.Length == 0 ? null : MaskBody(Encoding.UTF8.GetString(line.Body.Span)),
        };
    }

    private static string Mask(string text) => SecretNames.Mask(text, "***");

    // The body of a login at any service, or of a server creation, holds credentials. What a log-in calls an identity has many forms.
    private static string MaskBody(string body) =>
        Mask(body) is var masked && (masked != body || Identity().IsMatch(body)) ? "(not shown: it holds credentials)" : body;

    [GeneratedRegex("""(?:identity|\\u00[0-9a-f]{2})[a-z0-9_\\]*"\s*:""", RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    // The compact form of an entry; the catalog texts are looked up when the journal is read.
    private sealed record Line(
        DateTimeOffset Time, string Id, string Method, string Path, string Query, RequestContext Trace, int Status, string? JobId,
            Rejection? Rejection, ReadOnlyMemory<byte> Body);
}
