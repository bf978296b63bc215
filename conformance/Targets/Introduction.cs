using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Play;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>The first words with a target: is it a mock, and does it take our credentials? Better asked once than told by every story.</summary>
internal static class Introduction
{
    private static readonly TimeSpan s_noticeableSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="TargetException">Nobody answers.</exception>
    public static async Task<bool> IsMockAsync(Target target, Wire wire, CancellationToken cancellation)
    {
        var health = await wire.SendAsync(new("GET", "/__sdrs/health", [], null, null), Endpoint.AdminCredentials(target), cancellation);
        return health.Trouble is { } trouble
            ? throw new TargetException($"{target.Url} does not answer: {trouble}")
            : health.Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("status", out var status) && JsonText.Of(status) == "ok";
    }

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
        if (answer.Trouble is { } trouble)
        {
            throw new TargetException($"{target.Url} does not answer: {trouble}");
        }

        if (answer.Status is 401 or 403)
        {
            var given = target is { Token: null, Login: null, Keys: not null } ? "the signature or its keys" : "the credentials";
            var none = target is { Token: null, Login: null, Keys: null } ? "; none were given" : "";
            throw new TargetException($"{target.Url} refuses {given} for project {project}: {$"{answer.Status} {answer.ErrorCode} {answer.ErrorMessage}".TrimEnd()}{none}{Skew(answer, time)}");
        }
    }

    // Signatures and tokens live by the clock.
    private static string Skew(Exchange answer, TimeProvider time) =>
        answer.Headers.TryGetValue("Date", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
        && (theirs - time.GetUtcNow()).Duration() is var skew && skew > s_noticeableSkew
            ? string.Create(CultureInfo.InvariantCulture, $"; this machine's clock is {skew.TotalMinutes:0} minutes away from the target's")
            : "";
}
