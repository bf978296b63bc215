using System.Globalization;
using SdrsMock.Schemas;

namespace SdrsMock.ControlPlane;

/// <summary>Selects entries of the journal by the query parameters of <c>GET requests</c>.</summary>
internal sealed class RequestFilter
{
    private readonly Func<string, string?> _parameter;
    private readonly DateTimeOffset? _since;
    private readonly int? _limit;

    private RequestFilter(Func<string, string?> parameter, DateTimeOffset? since, int? limit) =>
        (_parameter, _since, _limit) = (parameter, since, limit);

    /// <summary>The query parameters.</summary>
    public static string[] Parameters { get; } =
        ["status", "operation", "constraint", "method", "text", "since", "after", "limit"];

    /// <summary>Reads the parameters of a request.</summary>
    /// <exception cref="ControlPlaneException">A value is invalid; the message says which.</exception>
    public static RequestFilter Parse(ControlRequest call)
    {
        var values = Parameters.ToDictionary(name => name, call.Parameter);
        var status = values["status"];
        if (status is not null && !IsStatus(status))
        {
            throw new ControlPlaneException(400, $"status: \"{status}\" is invalid; use a status such as 404, or a class such as 4xx.");
        }

        var (since, limit) = (call.TimeParameter("since"), call.CountParameter("limit"));
        KnownNames.Check("operation", values["operation"], Catalog.Operations.Select(entry => entry.Name), "an operation");
        KnownNames.Check("constraint", values["constraint"], Catalog.Constraints.Select(entry => entry.Id), "a constraint");
        return new(name => values[name], since, limit);
    }

    /// <summary>The selected entries, oldest first, and the cursor of the next page; null when no entry is left.</summary>
    /// <exception cref="ControlPlaneException">The journal no longer has the request that <c>after</c> names.</exception>
    public (IReadOnlyList<JournalEntry> Entries, string? Next) Apply(IReadOnlyList<JournalEntry> journal, string? projectId)
    {
        var start = 0;
        if (_parameter("after") is { } cursor)
        {
            start = 1 + journal.TakeWhile(entry => entry.RequestId != cursor).Count();
            if (start > journal.Count)
            {
                throw new ControlPlaneException(404, $"after: the journal has no request \"{cursor}\" or no longer keeps it.");
            }
        }

        var selected = journal.Skip(start).Where(entry => projectId is null || entry.ProjectId == projectId).Where(IsSelected).ToList();
        return _limit is { } limit && selected.Count > limit
            ? (selected[..limit], selected[limit - 1].RequestId)
            : (selected, null);
    }

    private bool IsSelected(JournalEntry entry) =>
        (_parameter("status") is not { } status || HasStatus(entry, status))
        && (_parameter("operation") is not { } operation || entry.Operation == operation)
        && (_parameter("constraint") is not { } constraint || (entry.Constraint?.Split(", ").Contains(constraint) ?? false))
        && (_parameter("method") is not { } method || entry.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (_since is not { } since || entry.Time >= since)
        && (_parameter("text") is not { } text || Contains(entry, text));

    private static bool IsStatus(string text) =>
        text is [>= '1' and <= '5', var second, var third]
        && ((char.IsAsciiDigit(second) && char.IsAsciiDigit(third)) || (second is 'x' or 'X' && third is 'x' or 'X'));

    private static bool HasStatus(JournalEntry entry, string status) =>
        char.IsAsciiDigit(status[1])
            ? entry.Status == int.Parse(status, CultureInfo.InvariantCulture)
            : entry.Status / 100 == status[0] - '0';

    private static bool Contains(JournalEntry entry, string text) =>
        new[]
        {
            entry.Path, entry.Query, entry.Operation, entry.ErrorCode, entry.Constraint, entry.Statement, entry.Location, entry.Detail,
            entry.Body,
        }.Any(value => value?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false);
}
