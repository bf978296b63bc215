using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Client.Authentication;

/// <summary>The tokens of a user who logs in at IAM v3 (Keystone) by password: one at a time, renewed before it expires.</summary>
/// <param name="iam">What sends the log-in; it stays yours to dispose of.</param>
/// <param name="login">Who, where, with which password.</param>
/// <param name="project">The id or the name of the project to log in for; null logs in for the account.</param>
/// <param name="time">The time to renew by; the system's unless given.</param>
public sealed class LoginTokens(HttpMessageInvoker iam, Login login, string? project, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan s_renewalMargin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_defaultLifetime = TimeSpan.FromHours(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly SemaphoreSlim _lock = new(1);
    private IssuedToken? _issued;

    /// <summary>The token to use now.</summary>
    /// <exception cref="SdrsException">IAM refuses the log-in.</exception>
    /// <exception cref="HttpRequestException">IAM does not answer.</exception>
    public async ValueTask<IssuedToken> CurrentAsync(CancellationToken cancellationToken = default)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _issued is { } issued && _time.GetUtcNow() < issued.RenewAt
                ? issued
                : _issued = await RequestTokenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>From now on this token is not used any more, as after a call that was answered 401.</summary>
    public void Invalidate(IssuedToken token) => Interlocked.CompareExchange(ref _issued, null, token);

    /// <summary>Lets go of what the tokens need; those in use stay valid.</summary>
    public void Dispose() => _lock.Dispose();

    private async Task<IssuedToken> RequestTokenAsync(CancellationToken cancellation)
    {
        var iamUrl = login.Iam.AbsoluteUri.TrimEnd('/');
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"{iamUrl}{(iamUrl.EndsWith("/v3", StringComparison.Ordinal) ? "" : "/v3")}/auth/tokens")
        {
            Content = new ByteArrayContent(
                JsonSerializer.SerializeToUtf8Bytes(
                    CreateRequestBody(),
                    SdrsMock.Client.Json.SdrsJson.Default.JsonObject))
            {
                Headers = { ContentType =
                        new MediaTypeHeaderValue("application/json") }
            },
        };
        using var response = await iam.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || !response.Headers.TryGetValues("X-Subject-Token", out var tokens))
        {
            throw SdrsException.FromResponse(response, body);
        }

        var facts = ReadToken(body);
        var now = _time.GetUtcNow();
        var life = (
            Text(facts, "expires_at") is { } text
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
                ? end
                : now + s_defaultLifetime) - now;
        // A token that lives no longer than our margin is used for half its life.
        return new(tokens.First(), Text(facts?["project"], "id"), now + (life > 2 * s_renewalMargin ? life - s_renewalMargin : life / 2));
    }

    private JsonObject CreateRequestBody()
    {
        var scope = project is null
            ? new JsonObject { ["domain"] = new JsonObject { ["name"] = login.Domain } }
            : new JsonObject
            {
                ["project"] = new JsonObject { [project.Length == 32 && project.All(char.IsAsciiHexDigit) ? "id" : "name"] = project },
            };
        var user = new JsonObject
        {
            ["name"] = login.User,
            ["password"] = login.Password,
            ["domain"] = new JsonObject { ["name"] = login.Domain },
        };
        return new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["identity"] = new JsonObject
                {
                    ["methods"] = new JsonArray("password"),
                    ["password"] = new JsonObject { ["user"] = user },
                },
                ["scope"] = scope,
            },
        };
    }

    private static JsonNode? ReadToken(byte[] body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["token"] as JsonObject;
        }
        catch (JsonException)
        {
            // The token itself came in a header; what stands here only helps.
            return null;
        }
    }

    private static string? Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
