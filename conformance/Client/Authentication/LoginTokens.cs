using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SdrsMock.Client.Authentication;

/// <summary>Requests and caches the token of a user who logs in at IAM v3 (Keystone) by password. Thread-safe.</summary>
/// <param name="iam">Sends the login request. The caller disposes of it.</param>
/// <param name="login">IAM endpoint, user, password and account.</param>
/// <param name="project">ID or name of the project to log in for; null requests a token for the account.</param>
/// <param name="time">Time provider for the renewal; the system clock when null.</param>
public sealed class LoginTokens(HttpMessageInvoker iam, Login login, string? project, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan s_renewalMargin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_defaultLifetime = TimeSpan.FromHours(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly SemaphoreSlim _lock = new(1);
    private IssuedToken? _issued;

    /// <summary>Gets the current token; requests a new one if there is none or it is due for renewal.</summary>
    /// <param name="cancellationToken">Cancels the login.</param>
    /// <returns>The token.</returns>
    /// <exception cref="SdrsException">IAM rejected the login.</exception>
    /// <exception cref="HttpRequestException">IAM cannot be reached.</exception>
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

    /// <summary>Discards a token, for example after a 401 response. The next call requests a new one.</summary>
    /// <param name="token">The token to discard. Nothing happens if it is not the current one.</param>
    public void Invalidate(IssuedToken token) => Interlocked.CompareExchange(ref _issued, null, token);

    /// <summary>Releases the lock. Issued tokens stay valid.</summary>
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

        var token = ReadToken(body);
        var now = _time.GetUtcNow();
        var life = (
            Text(token, "expires_at") is { } text
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
                ? end
                : now + s_defaultLifetime) - now;
        // A token whose lifetime is shorter than twice the margin is renewed after half of it.
        return new(tokens.First(), Text(token?["project"], "id"), now + (life > 2 * s_renewalMargin ? life - s_renewalMargin : life / 2));
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
            // The token itself is in a header; the body only adds its expiry and project.
            return null;
        }
    }

    private static string? Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
