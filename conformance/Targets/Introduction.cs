using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Play;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>The first words with a target: is it a mock, and does it take our credentials? Better asked once than told by every story.</summary>
internal static class Introduction
{
    private static readonly TimeSpan s_noticeableSkew = TimeSpan.FromMinutes(5);

    // The service's own words for credentials or a project that it does not take.
    private static readonly string[] s_refused = ["SDRS.0001", "SDRS.0002", "SDRS.0003", "SDRS.0004", "SDRS.0005"];

    /// <summary>How the mock there was started; null where it is none.</summary>
    /// <exception cref="TargetException">Nobody answers.</exception>
    public static async Task<MockTraits?> TraitsAsync(Target target, Wire wire, CancellationToken cancellation)
    {
        var health = await wire.SendAsync(new("GET", "/__sdrs/health", [], null, null), Endpoint.AdminCredentials(target), cancellation);
        return health.Trouble is not null
            ? throw Silent(target, health)
            : target.Mock is true || JsonText.Member(health.Json, "status") == "ok" ? MockTraits.Of(health)
            : null;
    }

    /// <summary>The project that a mock names first.</summary>
    /// <exception cref="TargetException">It does not say.</exception>
    public static async Task<string> ProjectOfMockAsync(Target target, Wire wire, CancellationToken cancellation)
    {
        var answer = await wire.SendAsync(new("GET", "/__sdrs/variables", [], null, null), Endpoint.AdminCredentials(target), cancellation);
        return SpecimensIn(answer, target).TryGetProperty("project_id", out var project) ? JsonText.Of(project) : throw new TargetException($"{target.Url} is a mock, but does not say in which project; --project names one");
    }

    /// <summary>What a mock calls its specimens.</summary>
    /// <exception cref="TargetException">It does not say.</exception>
    public static JsonElement SpecimensIn(Exchange answer, Target target) =>
        answer is { Status: 200, Json: { ValueKind: JsonValueKind.Object } specimens } ? specimens
        : throw new TargetException($"{target.Url} is a mock, but does not tell its specimens: {WhyNot(answer)}");

    /// <summary>Why a control plane did not do what it was asked for.</summary>
    public static string WhyNot(Exchange answer) => $"{answer.Trouble ?? $"HTTP {answer.Status}"}{(answer.Status is 401 or 403 ? "; its control plane wants --admin-token" : "")}";

    /// <exception cref="TargetException">Nobody answers, or our credentials are refused.</exception>
    public static async Task IntroduceAsync(Endpoint endpoint, TimeProvider time, CancellationToken cancellation)
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

        var stage = new Stage(new Variables());
        stage.Variables["project_id"] = project;
        var answer = await endpoint.SendAsync(new("GET", $"/v1/{Uri.EscapeDataString(project)}/server-groups?limit=1", [], null, null), stage, cancellation);
        if (answer.Trouble is not null)
        {
            throw Silent(target, answer);
        }

        if (answer.Status is 401 or 403 || s_refused.Contains(answer.ErrorCode))
        {
            var given = target is { Token: null, Login: null, Keys: not null } ? "the signature or its keys" : "the credentials";
            var none = target.HasCredentials ? "" : "; none were given";
            throw new TargetException($"{target.Url} refuses {given} for project {project}: {$"{answer.Status} {answer.ErrorCode} {answer.ErrorMessage}".TrimEnd()}{none}{Skew(answer, time)}");
        }
    }

    private static TargetException Silent(Target target, Exchange answer) => new(
        $"{target.Url} does not answer: {answer.Trouble}{(target.Url.Scheme == Uri.UriSchemeHttp && answer.Status is null && answer.Headers.Count == 0 && answer.Trouble!.Contains("prematurely", StringComparison.Ordinal) ? "; does it want https?" : "")}");

    // Signatures and tokens live by the clock.
    private static string Skew(Exchange answer, TimeProvider time) =>
        answer.Headers.TryGetValue("Date", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
        && (theirs - time.GetUtcNow()).Duration() is var skew && skew > s_noticeableSkew
            ? string.Create(CultureInfo.InvariantCulture, $"; this machine's clock is {skew.TotalMinutes:0} minutes away from the target's")
            : "";
}
