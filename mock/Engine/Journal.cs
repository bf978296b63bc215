using System.Text;
using System.Text.RegularExpressions;
using SdrsMock.Schemas;
using SdrsMock.Storage;

namespace SdrsMock.Engine;

/// <summary>The last requests: a ring of fixed size that costs an entry nothing but its place.</summary>
internal sealed partial class Journal(int capacity, MockClock clock)
{
    private const int BodyBytesKept = 2048;

    private readonly Line?[] _ring = new Line?[Math.Max(capacity, 0)];
    private long _written = -1;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            var next = Interlocked.Read(ref _written) + 1;
            return [.. Enumerable.Range(0, _ring.Length)
                .Select(offset => _ring[(next + offset) % _ring.Length])
                .OfType<Line>()
                .Select(Expand)];
        }
    }

    public void Write(ApiRequest request, Trace trace, Reply reply)
    {
        if (_ring.Length > 0)
        {
            // A body is the request's own; only of a long one a part is copied, so that the rest can go.
            var bytes = request.Body.Length <= BodyBytesKept ? request.Body : request.Body[..BodyBytesKept].ToArray();
            var place = Interlocked.Increment(ref _written) % _ring.Length;
            Volatile.Write(ref _ring[place], new(clock.Now, request.Id, request.Method, request.RawPath, request.RawQuery, trace, reply.Status, reply.Job?.Id, reply.Refusal, reply.Kept, bytes));
        }
    }

    public void Clear()
    {
        Array.Clear(_ring);
        Interlocked.Exchange(ref _written, -1);
    }

    private static JournalEntry Expand(Line line)
    {
        if (line.Kept?.Exception?.InnerException is StoreFailure lost)
        {
            // What had been decided was not kept, and the caller was told so.
            var reply = Reply.Unkept(lost, line.Id);
            line = line with { Status = reply.Status, JobId = null, Refusal = reply.Refusal };
        }

        var constraint = line.Refusal?.Constraints is [var id, ..] ? Catalogue.Constraint(id) : null;
        return new()
        {
            RequestId = line.Id,
            Time = line.Time,
            Method = line.Method,
            Path = line.Path,
            Query = line.Query,
            ProjectId = line.Trace.ProjectId,
            Operation = line.Trace.Operation?.Name,
            Status = line.Status,
            JobId = line.JobId,
            ErrorCode = line.Refusal?.Error.Code,
            Constraint = line.Refusal?.Constraint,
            Sentence = constraint?.Statement,
            Source = constraint?.Source,
            At = line.Refusal?.At,
            Detail = line.Refusal?.Detail,
            Body = line.Body.Length == 0 ? null : Shown(Encoding.UTF8.GetString(line.Body.Span)),
        };
    }

    // A log-in, wherever it was sent to, or what a server is to be made with.
    private static string Shown(string body) => Credential().IsMatch(body) ? "(not shown: it holds credentials)" : body;

    [GeneratedRegex("""
        "(identity|[^"]*(password|passwd|secret|token|admin_?pass|user_data)[^"]*)"\s*:
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Credential();

    // What is kept while nobody looks; the words are looked up when somebody does.
    private sealed record Line(
        DateTimeOffset Time, string Id, string Method, string Path, string Query, Trace Trace, int Status, string? JobId, Refusal? Refusal, Task? Kept, ReadOnlyMemory<byte> Body);
}
