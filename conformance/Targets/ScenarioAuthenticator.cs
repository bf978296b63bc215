using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>The token that a mock made up for the story's project; elsewhere nobody.</summary>
internal sealed class ScenarioAuthenticator : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        new(context.Variables.TryGet("token", out var token) ? Token(token) : None);
}
