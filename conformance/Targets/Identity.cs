using SdrsMock.Client;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>Who we are at a target: what each call shows of it.</summary>
internal abstract class Identity : IDisposable
{
    protected static readonly KeyValuePair<string, string>[] Nothing = [];

    /// <summary>The headers that prove it for one call.</summary>
    /// <exception cref="TargetException">The proof cannot be had.</exception>
    public abstract ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation);

    /// <summary>The project that comes with it, or null.</summary>
    public virtual ValueTask<string?> ProjectAsync(CancellationToken cancellation) => new((string?)null);

    public virtual void Dispose()
    {
    }

    public static Identity Of(Target target, Wire wire, TimeProvider time) =>
        target.Token is { } token ? new TokenIdentity(token)
        : target.Login is { } login ? new LoginIdentity(login, target, time)
        : target.Keys is { } keys ? new KeyIdentity(keys, wire.Authority, time)
        : new StageIdentity();

    protected static KeyValuePair<string, string>[] Token(string token) => [KeyValuePair.Create("X-Auth-Token", token)];
}

/// <summary>A token that somebody gave us.</summary>
internal sealed class TokenIdentity(string token) : Identity
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation) => new(Token(token));
}

/// <summary>The token that a mock made up for the story's project; elsewhere nobody.</summary>
internal sealed class StageIdentity : Identity
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation) =>
        new(stage.Variables.TryGet("token", out var token) ? Token(token) : Nothing);
}

/// <summary>Keys that sign each call.</summary>
internal sealed class KeyIdentity(AccessKeys keys, string authority, TimeProvider time) : Identity
{
    public override ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation)
    {
        stage.Variables.TryGet("project_id", out var project);
        var call = new CallToSign(request.Method, request.Path, authority, request.BodyBytes ?? [])
        {
            ContentType = request.Headers.FirstOrDefault(header => header.Key == "Content-Type").Value,
            ProjectId = project,
        };
        return new(RequestSigner.Sign(call, keys, time.GetUtcNow()));
    }
}
