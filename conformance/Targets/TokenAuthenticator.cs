using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>A token that somebody gave us.</summary>
internal sealed class TokenAuthenticator(string token) : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) => new(Token(token));
}
