using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Diagnostics;

/// <summary>
/// The latest requests, in a ring of fixed size. A project that was created on its own has its entries apart, so that the requests of
/// other projects do not displace them. Thread-safe.
/// </summary>
/// <param name="capacity">How many entries are kept, and how many of each project that has its own.</param>
/// <param name="clocks">The clock of each project.</param>
internal sealed partial class RequestJournal(int capacity, ProjectClocks clocks) : IProjectScope
{
    private const int MaxBodyBytes = 2048;

    private readonly Line?[] _ring = new Line?[Math.Max(capacity, 0)];
    private readonly ConcurrentDictionary<string, Queue<OwnLine>> _own = new();
    private long _written = -1;
    private long _ownWritten;

    /// <summary>How many requests are kept.</summary>
    public int Capacity => _ring.Length;

    /// <summary>The entries of all projects, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries =>
    [
        .. SharedLines.Concat(_own.Values.SelectMany(GetLines).Select(line => (Place: (line.After, line.Number), Line: (Line)line)))
            .OrderBy(numbered => numbered.Place)
            .Select(numbered => ToEntry(numbered.Line)),
    ];

    private IEnumerable<((long After, long Number) Place, Line Line)> SharedLines
    {
        get
        {
            var first = Interlocked.Read(ref _written) + 1 - _ring.Length;
            return Enumerable.Range(0, _ring.Length)
                .Select(offset => (Number: first + offset, Line: _ring[(first + offset + _ring.Length) % _ring.Length]))
                .Where(numbered => numbered.Line is not null)
                .Select(numbered => ((numbered.Number, 0L), numbered.Line!));
        }
    }

    /// <summary>The entries of a project, oldest first.</summary>
    public IReadOnlyList<JournalEntry> GetEntries(string projectId) => _own.TryGetValue(projectId, out var own)
        ? [.. GetLines(own).Select(ToEntry)]
        : [.. SharedLines.Where(numbered => numbered.Line.Trace.ProjectId == projectId).Select(numbered => ToEntry(numbered.Line))];

    /// <summary>Keeps the entries of a project apart from now on.</summary>
    public void Open(string projectId) => _own[projectId] = new();

    /// <summary>Deletes the entries that a project has apart.</summary>
    public void Close(string projectId) => _own.TryRemove(projectId, out _);

    public void Write(ApiRequest request, RequestContext trace, Response response)
    {
        if (_ring.Length > 0)
        {
            // A short body is referenced; of a long one the beginning is copied, so that the rest can be collected.
            var bytes = request.Body.Length <= MaxBodyBytes ? request.Body : request.Body[..MaxBodyBytes].ToArray();
            var now = clocks.For(trace.ProjectId).Now;
            if (clocks.HasOwn(trace.ProjectId) && _own.TryGetValue(trace.ProjectId!, out var own))
            {
                Add(own, new(Interlocked.Read(ref _written), Interlocked.Increment(ref _ownWritten), now, request, trace, response, bytes));
                return;
            }

            var place = Interlocked.Increment(ref _written) % _ring.Length;
            Volatile.Write(ref _ring[place], new(now, request, trace, response, bytes));
        }
    }

    public void Clear()
    {
        Array.Clear(_ring);
        Interlocked.Exchange(ref _written, -1);
        foreach (var projectId in _own.Keys)
        {
            TryClear(projectId);
        }
    }

    /// <summary>Deletes the entries that a project has apart; false when it has none apart.</summary>
    public bool TryClear(string projectId)
    {
        if (!_own.TryGetValue(projectId, out var own))
        {
            return false;
        }

        lock (own)
        {
            own.Clear();
        }

        return true;
    }

    private void Add(Queue<OwnLine> own, OwnLine line)
    {
        lock (own)
        {
            own.Enqueue(line);
            if (own.Count > capacity)
            {
                own.Dequeue();
            }
        }
    }

    private static OwnLine[] GetLines(Queue<OwnLine> own)
    {
        lock (own)
        {
            return [.. own];
        }
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
    private class Line(DateTimeOffset now, ApiRequest request, RequestContext trace, Response response, ReadOnlyMemory<byte> body)
    {
        public DateTimeOffset Time { get; } = now;

        public string Id { get; } = request.Id;

        public string Method { get; } = request.Method;

        public string Path { get; } = request.RawPath;

        public string Query { get; } = request.RawQuery;

        public RequestContext Trace { get; } = trace;

        public int Status { get; } = response.Status;

        public string? JobId { get; } = response.Job?.Id;

        public Rejection? Rejection { get; } = response.Rejection;

        public ReadOnlyMemory<byte> Body { get; } = body;
    }

    // An entry that is kept apart: it follows an entry of the ring, and the entries with a lower number.
    private sealed class OwnLine(
        long after, long number, DateTimeOffset now, ApiRequest request, RequestContext trace, Response response,
        ReadOnlyMemory<byte> body) : Line(now, request, trace, response, body)
    {
        public long After => after;

        public long Number => number;
    }
}
