using SdrsMock.Client.Authentication;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>Signs each request with an access key.</summary>
internal sealed class AkskAuthenticator(AccessKeys keys, string authority, TimeProvider time) : RequestAuthenticator
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(
        HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation)
    {
        context.Variables.TryGet("project_id", out var project);
        var signable = new SignableRequest(request.Method, request.Path, authority, request.BodyBytes ?? [])
        {
            ContentType = request.Headers.FirstOrDefault(header => header.Key == "Content-Type").Value,
            ProjectId = project,
        };
        return new(RequestSigner.Sign(signable, keys, time.GetUtcNow()));
    }
}
