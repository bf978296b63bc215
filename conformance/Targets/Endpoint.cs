using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>A target that answered: we know whether it is a mock, and it knows us.</summary>
internal sealed class Endpoint : IDisposable
{
    private readonly Wire _wire;
    private readonly Identity _identity;
    private readonly Pace _pace;

    private Endpoint(Target target, Wire wire, Identity identity, TimeProvider time, MockTraits? traits)
    {
        (Target, _wire, _identity, Traits) = (target, wire, identity, traits);
        _pace = new(target.CallsPerSecond, time);
    }

    /// <summary>Whether it has the mock's control plane, so that time can be moved and each story has a project of its own.</summary>
    public bool IsMock => Traits is not null;

    /// <summary>How the mock was started; null where the target is none.</summary>
    public MockTraits? Traits { get; }

    public Target Target { get; }

    /// <summary>The project that all stories on a mock have to share, because a token is good for no other; null where each has one of its own.</summary>
    public string? SharedProject => IsMock && Target.Token is not null ? Target.Project : null;

    /// <exception cref="TargetException">Nobody answers, or we are not wanted.</exception>
    public static async Task<Endpoint> ConnectAsync(Target target, TimeProvider time, CancellationToken cancellation)
    {
        var wire = new Wire(target.Url, target);
        var identity = Identity.Of(target, wire, time);
        try
        {
            var traits = target.Mock is false ? null : target.IsEmbedded ? new() : await Introduction.TraitsAsync(target, wire, cancellation);
            var project = traits is null ? await identity.ProjectAsync(cancellation) ?? target.Project
                : target.Project ?? (target.HasCredentials ? await Introduction.ProjectOfMockAsync(target, wire, cancellation) : null);
            var endpoint = new Endpoint(target with { Project = project }, wire, identity, time, traits);
            if (traits is null || target.HasCredentials)
            {
                await Introduction.IntroduceAsync(endpoint, time, cancellation);
            }

            return endpoint;
        }
        catch
        {
            identity.Dispose();
            wire.Dispose();
            throw;
        }
    }

    /// <summary>Sends one call with the credentials it needs. On a real service it waits its turn, and again after a 429 unless that is what the caller wants.</summary>
    public Task<Exchange> SendAsync(Request request, Stage stage, CancellationToken cancellation) =>
        IsMock || request.Unhurried is false ? SendOnceAsync(request, stage, cancellation) : _pace.SendAsync(() => SendOnceAsync(request, stage, cancellation), cancellation);

    /// <summary>Asks the control plane of a mock.</summary>
    public Task<Exchange> ControlAsync(string method, string path, string? body, CancellationToken cancellation) =>
        _wire.SendAsync(new(method, path, body is null ? [] : [new("Content-Type", "application/json")], body, null), AdminCredentials(Target), cancellation);

    public void Dispose()
    {
        _identity.Dispose();
        _wire.Dispose();
    }

    internal static KeyValuePair<string, string>[] AdminCredentials(Target target) =>
        target.AdminToken is { } token ? [KeyValuePair.Create("X-Admin-Token", token)] : [];

    private async Task<Exchange> SendOnceAsync(Request request, Stage stage, CancellationToken cancellation)
    {
        var credentials = request.Path.StartsWith("/__sdrs/", StringComparison.Ordinal) ? AdminCredentials(Target)
            : request.BringsCredentials ? []
            : await _identity.ProofAsync(request, stage, cancellation);
        return await _wire.SendAsync(request, credentials, cancellation);
    }
}
