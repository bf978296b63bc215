using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>Sends a token that the user supplied.</summary>
internal sealed class TokenAuthenticator(string token) : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(
        HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) => new(TokenHeader(token));
}
