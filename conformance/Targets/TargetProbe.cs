using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>
/// Probes the target once: is it a mock, are the credentials accepted? Otherwise each scenario would report the same failure.
/// </summary>
internal static class TargetProbe
{
    private static readonly TimeSpan s_noticeableSkew = TimeSpan.FromMinutes(5);

    // The codes with which the service rejects credentials or a project.
    private static readonly string[] s_rejectionCodes = ["SDRS.0001", "SDRS.0002", "SDRS.0003", "SDRS.0004", "SDRS.0005"];

    /// <summary>The start options of the mock; null if the target is not a mock.</summary>
    /// <exception cref="TargetException">The target does not respond.</exception>
    public static async Task<MockInfo?> ReadMockInfoAsync(Target target, HttpTransport transport, CancellationToken cancellation)
    {
        var request = new HttpRequestSpec("GET", "/__sdrs/health", [], null, null);
        var health = await transport.SendAsync(request, TargetConnection.GetAdminCredentials(target), cancellation);
        if (health.TransportError is not null)
        {
            throw NoResponse(target, health);
        }

        return target.Mock is true || JsonText.Member(health.Json, "status") == "ok" ? MockInfo.FromExchange(health) : null;
    }

    /// <summary>The default project of a mock.</summary>
    /// <exception cref="TargetException">The mock does not return it.</exception>
    public static async Task<string> ReadMockProjectAsync(Target target, HttpTransport transport, CancellationToken cancellation)
    {
        var request = new HttpRequestSpec("GET", "/__sdrs/variables", [], null, null);
        var exchange = await transport.SendAsync(request, TargetConnection.GetAdminCredentials(target), cancellation);
        return ReadVariables(exchange, target).TryGetProperty("project_id", out var project)
            ? JsonText.Format(project)
            : throw new TargetException($"{target.Url} is a mock, but does not return a project; name one with --project");
    }

    /// <summary>The variables of a mock, such as the ids of its fixtures.</summary>
    /// <exception cref="TargetException">The mock does not return them.</exception>
    public static JsonElement ReadVariables(HttpExchange exchange, Target target) =>
        exchange is { Status: 200, Json: { ValueKind: JsonValueKind.Object } variables }
            ? variables
            : throw new TargetException($"{target.Url} is a mock, but does not return its variables: {DescribeControlError(exchange)}");

    /// <summary>Describes why a control-plane call failed.</summary>
    public static string DescribeControlError(HttpExchange exchange)
    {
        var hint = exchange.Status is 401 or 403 ? "; its control plane requires --admin-token" : "";
        return $"{exchange.TransportError ?? $"HTTP {exchange.Status}"}{hint}";
    }

    /// <exception cref="TargetException">The target does not respond, or rejects the credentials.</exception>
    public static async Task RunAsync(TargetConnection connection, TimeProvider time, CancellationToken cancellation)
    {
        var target = connection.Target;
        if (target.Project is not { } project)
        {
            return;
        }

        if (target.Projects.Count > 0 && !target.Projects.Contains(project))
        {
            throw new TargetException(
                $"project {project} is not in the list 'projects' of the target file; add it, or use a project of the list");
        }

        var context = new ScenarioContext(new Variables { ["project_id"] = project });
        var request = new HttpRequestSpec("GET", $"/v1/{Uri.EscapeDataString(project)}/server-groups?limit=1", [], null, null);
        var exchange = await connection.SendAsync(request, context, cancellation);
        if (exchange.TransportError is not null)
        {
            throw NoResponse(target, exchange);
        }

        if (exchange.Status is 401 or 403 || s_rejectionCodes.Contains(exchange.ErrorCode))
        {
            var credentials = target is { Token: null, Login: null, Keys: not null } ? "the signature or its keys" : "the credentials";
            var none = target.HasCredentials ? "" : "; none were given";
            var response = $"{exchange.Status} {exchange.ErrorCode} {exchange.ErrorMessage}".TrimEnd();
            throw new TargetException(
                $"{target.Url} rejects {credentials} for project {project}: {response}{none}{DescribeSkew(exchange, time)}");
        }
    }

    private static TargetException NoResponse(Target target, HttpExchange exchange)
    {
        var closedOverHttp = target.Url.Scheme == Uri.UriSchemeHttp && exchange is { Status: null, Headers.Count: 0 }
            && exchange.TransportError!.Contains("prematurely", StringComparison.Ordinal);
        var hint = closedOverHttp ? "; check whether it requires https" : "";
        return new($"{target.Url} does not respond: {exchange.TransportError}{hint}");
    }

    // Signatures and tokens depend on the clock.
    private static string DescribeSkew(HttpExchange exchange, TimeProvider time) =>
        exchange.Headers.TryGetValue("Date", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        && (date - time.GetUtcNow()).Duration() is var skew && skew > s_noticeableSkew
            ? string.Create(
                CultureInfo.InvariantCulture, $"; the clocks of this machine and of the target differ by {skew.TotalMinutes:0} minutes")
            : "";
}
