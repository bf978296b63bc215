using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>Uses the token that a mock issued for the project of the scenario; sends no credentials to other targets.</summary>
internal sealed class ScenarioAuthenticator : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(
        HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        new(context.Variables.TryGet("token", out var token) ? TokenHeader(token) : None);
}
