using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// Asks a mock why it rejected a request. The journal of the mock knows it by the id of the request; if the journal does not have the
/// request, the headers of the response say less.
/// </summary>
internal sealed class RejectionExplainer(TargetConnection connection)
{
    public const string DetailHeader = "X-Sdrs-Mock-Why";
    private const string RequestIdHeader = "X-Request-Id";

    /// <returns>The reason; null if the target is not a mock, if it did not reject the request, or if it does not know more.</returns>
    public async Task<RejectionReason?> FindAsync(HttpExchange exchange, CancellationToken cancellation)
    {
        if (!connection.IsMock || exchange is not { Status: >= 400 }
            || exchange.Request.Path.StartsWith("/__", StringComparison.Ordinal))
        {
            return null;
        }

        return await FindEntryAsync(exchange, cancellation) is { } entry ? ReadEntry(entry, exchange) : ReadHeaders(exchange);
    }

    private async Task<JsonElement?> FindEntryAsync(HttpExchange exchange, CancellationToken cancellation)
    {
        if (!exchange.Headers.TryGetValue(RequestIdHeader, out var id) || id.Length == 0)
        {
            return null;
        }

        var journal = await connection.ControlAsync("GET", $"/__sdrs/requests/{Uri.EscapeDataString(id)}", null, cancellation);
        return journal is { Status: 200, Json: { ValueKind: JsonValueKind.Object } body }
            && body.TryGetProperty("requests", out var entries)
            && entries is { ValueKind: JsonValueKind.Array } && entries.GetArrayLength() == 1
            ? entries[0]
            : null;
    }

    private static RejectionReason? ReadEntry(JsonElement entry, HttpExchange exchange)
    {
        string? Read(string name) => JsonText.Member(entry, name);
        var (location, detail) = (Read("at"), Read("detail"));
        if ((Read("constraint") ?? location ?? detail) is null)
        {
            return null;
        }

        var template = exchange.Request.Contract?.Path ?? (Read("operation") is { } name ? Catalog.Operation(name)?.Path : null);
        var value = location is null ? null : RequestValue.Find(exchange, location, template);
        return new(Read("constraint"), Read("sentence"), Read("source"), location, detail, value);
    }

    private static RejectionReason? ReadHeaders(HttpExchange exchange)
    {
        var constraint = exchange.Headers.TryGetValue(StepEvaluator.HintHeader, out var hint) ? hint.Split(';')[0].Trim() : null;
        var detail = exchange.Headers.TryGetValue(DetailHeader, out var text) ? text : null;
        var entry = constraint is null ? null : Catalog.Constraint(constraint.Split(',')[0]);
        return (constraint ?? detail) is null ? null : new(constraint, entry?.Statement, entry?.Source, null, detail, null);
    }
}
