using System.Collections.Concurrent;
using SdrsMock.Client;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>A user whose tokens come from IAM v3 and are renewed before they expire. A token is good for one project, and on a mock each story has its own.</summary>
internal sealed class LoginIdentity : Identity
{
    private readonly ConcurrentDictionary<string, LoginTokens> _tokens = new(StringComparer.Ordinal);
    private readonly Login _login;
    private readonly string? _project;
    private readonly TimeProvider _time;
    private readonly Wire _wire;

    public LoginIdentity(Login login, Target target, TimeProvider time)
    {
        (_login, _project, _time) = (login, target.Project, time);
        _wire = new(login.Iam, target);
    }

    public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation) =>
        Token((await CurrentAsync(stage.Variables.TryGet("project_id", out var project) ? project : _project, cancellation)).Token);

    public override async ValueTask<string?> ProjectAsync(CancellationToken cancellation) => (await CurrentAsync(_project, cancellation)).ProjectId;

    public override void Dispose()
    {
        base.Dispose();
        foreach (var tokens in _tokens.Values.Distinct())
        {
            tokens.Dispose();
        }

        _wire.Dispose();
    }

    private async ValueTask<IssuedToken> CurrentAsync(string? project, CancellationToken cancellation)
    {
        using var patience = _wire.Patience(cancellation);
        try
        {
            var tokens = _tokens.GetOrAdd(project ?? "", _ => new(_wire.Invoker, _login, project, _time));
            var issued = await tokens.CurrentAsync(patience.Token);
            // Who asks by a project's name is told its id, and goes by that from then on.
            _tokens.TryAdd(issued.ProjectId ?? "", tokens);
            return issued;
        }
        catch (SdrsException refused)
        {
            throw new TargetException($"IAM at {_login.Iam} gives {_login.User} of {_login.Domain} no token: {(int)refused.Status} {refused.Reason}".TrimEnd(), refused);
        }
        catch (Exception wrong) when (_wire.TroubleOf(wrong, cancellation) is { } trouble)
        {
            throw new TargetException($"IAM at {_login.Iam} does not answer: {trouble}", wrong);
        }
    }
}
