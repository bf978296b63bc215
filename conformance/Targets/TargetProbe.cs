using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>The first words with a target: is it a mock, and does it take our credentials? Better asked once than told by every story.</summary>
internal static class TargetProbe
{
    private static readonly TimeSpan s_noticeableSkew = TimeSpan.FromMinutes(5);

    // The service's own words for credentials or a project that it does not take.
    private static readonly string[] s_rejectedStatuses = ["SDRS.0001", "SDRS.0002", "SDRS.0003", "SDRS.0004", "SDRS.0005"];

    /// <summary>How the mock there was started; null where it is none.</summary>
    /// <exception cref="TargetException">Nobody answers.</exception>
    public static async Task<MockInfo?> ReadMockInfoAsync(Target target, HttpTransport transport, CancellationToken cancellation)
    {
        var health = await transport.SendAsync(new("GET", "/__sdrs/health", [], null, null), TargetConnection.AdminCredentials(target), cancellation);
        return health.TransportError is not null
            ? throw Silent(target, health)
            : target.Mock is true || JsonText.Member(health.Json, "status") == "ok" ? MockInfo.FromExchange(health)
            : null;
    }

    /// <summary>The project that a mock names first.</summary>
    /// <exception cref="TargetException">It does not say.</exception>
    public static async Task<string> ReadMockProjectAsync(Target target, HttpTransport transport, CancellationToken cancellation)
    {
        var exchange = await transport.SendAsync(new("GET", "/__sdrs/variables", [], null, null), TargetConnection.AdminCredentials(target), cancellation);
        return ReadVariables(exchange, target).TryGetProperty("project_id", out var project) ? JsonText.Format(project) : throw new TargetException($"{target.Url} is a mock, but does not say in which project; --project names one");
    }

    /// <summary>What a mock calls its specimens.</summary>
    /// <exception cref="TargetException">It does not say.</exception>
    public static JsonElement ReadVariables(HttpExchange exchange, Target target) =>
        exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } specimens } ? specimens
        : throw new TargetException($"{target.Url} is a mock, but does not tell its specimens: {FindProblem(exchange)}");

    /// <summary>Why a control plane did not do what it was asked for.</summary>
    public static string FindProblem(HttpExchange exchange) => $"{exchange.TransportError ?? $"HTTP {exchange.Status}"}{(exchange.Status is 401 or 403 ? "; its control plane wants --admin-token" : "")}";

    /// <exception cref="TargetException">Nobody answers, or our credentials are refused.</exception>
    public static async Task RunAsync(TargetConnection endpoint, TimeProvider time, CancellationToken cancellation)
    {
        var target = endpoint.Target;
        if (target.Project is not { } project)
        {
            return;
        }

        if (target.Projects.Count > 0 && !target.Projects.Contains(project))
        {
            throw new TargetException($"project {project} is not on the target's list of projects");
        }

        var context = new ScenarioContext(new Variables());
        context.Variables["project_id"] = project;
        var exchange = await endpoint.SendAsync(new("GET", $"/v1/{Uri.EscapeDataString(project)}/server-groups?limit=1", [], null, null), context, cancellation);
        if (exchange.TransportError is not null)
        {
            throw Silent(target, exchange);
        }

        if (exchange.Status is 401 or 403 || s_rejectedStatuses.Contains(exchange.ErrorCode))
        {
            var given = target is { Token: null, Login: null, Keys: not null } ? "the signature or its keys" : "the credentials";
            var none = target.HasCredentials ? "" : "; none were given";
            throw new TargetException($"{target.Url} refuses {given} for project {project}: {$"{exchange.Status} {exchange.ErrorCode} {exchange.ErrorMessage}".TrimEnd()}{none}{Skew(exchange, time)}");
        }
    }

    private static TargetException Silent(Target target, HttpExchange exchange) => new(
        $"{target.Url} does not answer: {exchange.TransportError}{(target.Url.Scheme == Uri.UriSchemeHttp && exchange.Status is null && exchange.Headers.Count == 0 && exchange.TransportError!.Contains("prematurely", StringComparison.Ordinal) ? "; does it want https?" : "")}");

    // Signatures and tokens live by the clock.
    private static string Skew(HttpExchange exchange, TimeProvider time) =>
        exchange.Headers.TryGetValue("Date", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
        && (theirs - time.GetUtcNow()).Duration() is var skew && skew > s_noticeableSkew
            ? string.Create(CultureInfo.InvariantCulture, $"; this machine's clock is {skew.TotalMinutes:0} minutes away from the target's")
            : "";
}
