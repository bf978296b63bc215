using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>A user whose tokens come from IAM v3 and are renewed before they expire.</summary>
internal sealed class LoginIdentity : Identity
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_unknownLife = TimeSpan.FromHours(1);

    private readonly Login _login;
    private readonly string? _project;
    private readonly TimeProvider _time;
    private readonly Wire _wire;
    private readonly SemaphoreSlim _one = new(1);
    private Issued? _issued;

    public LoginIdentity(Login login, Target target, TimeProvider time)
    {
        (_login, _project, _time) = (login, target.Project, time);
        _wire = new(login.Iam, target);
    }

    public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation) =>
        Token((await CurrentAsync(cancellation)).Token);

    public override async ValueTask<string?> ProjectAsync(CancellationToken cancellation) => (await CurrentAsync(cancellation)).Project;

    public override void Dispose()
    {
        base.Dispose();
        _wire.Dispose();
        _one.Dispose();
    }

    private async ValueTask<Issued> CurrentAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return _issued is { } issued && _time.GetUtcNow() < issued.RenewAt ? issued : _issued = await AskAsync(cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Issued> AskAsync(CancellationToken cancellation)
    {
        var path = _login.Iam.AbsolutePath.TrimEnd('/').EndsWith("/v3", StringComparison.Ordinal) ? "/auth/tokens" : "/v3/auth/tokens";
        var answer = await _wire.SendAsync(new("POST", path, [new("Content-Type", "application/json")], Body(), null), Nothing, cancellation);
        if (answer.Trouble is { } trouble)
        {
            throw new TargetException($"IAM at {_login.Iam} does not answer: {trouble}");
        }

        if (answer.Status is not (200 or 201) || !answer.Headers.TryGetValue("X-Subject-Token", out var token))
        {
            throw new TargetException($"IAM at {_login.Iam} gives {_login.User} of {_login.Domain} no token: {$"{answer.Status} {answer.ErrorCode} {answer.ErrorMessage}".TrimEnd()}");
        }

        var now = _time.GetUtcNow();
        var facts = answer.Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("token", out var inner) ? inner : default;
        var life = (Text(facts, "expires_at") is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : now + s_unknownLife) - now;
        // A token that lives no longer than our margin is used for half its life.
        return new(token, Text(Member(facts, "project"), "id"), now + (life > 2 * s_early ? life - s_early : life / 2));
    }

    private string Body()
    {
        var scope = _project is null
            ? new JsonObject { ["domain"] = new JsonObject { ["name"] = _login.Domain } }
            : new JsonObject { ["project"] = new JsonObject { [_project.Length == 32 && _project.All(char.IsAsciiHexDigit) ? "id" : "name"] = _project } };
        var user = new JsonObject { ["name"] = _login.User, ["password"] = _login.Password, ["domain"] = new JsonObject { ["name"] = _login.Domain } };
        return new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["identity"] = new JsonObject { ["methods"] = new JsonArray("password"), ["password"] = new JsonObject { ["user"] = user } },
                ["scope"] = scope,
            },
        }.ToJsonString();
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private sealed record Issued(string Token, string? Project, DateTimeOffset RenewAt);
}
