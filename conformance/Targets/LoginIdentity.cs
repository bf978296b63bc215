using SdrsMock.Client;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Targets;

/// <summary>A user whose tokens come from IAM v3 and are renewed before they expire.</summary>
internal sealed class LoginIdentity : Identity
{
    private readonly Login _login;
    private readonly Wire _wire;
    private readonly LoginTokens _tokens;

    public LoginIdentity(Login login, Target target, TimeProvider time)
    {
        _login = login;
        _wire = new(login.Iam, target);
        _tokens = new(_wire.Invoker, login, target.Project, time);
    }

    public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> ProofAsync(Request request, Stage stage, CancellationToken cancellation) =>
        Token((await CurrentAsync(cancellation)).Token);

    public override async ValueTask<string?> ProjectAsync(CancellationToken cancellation) => (await CurrentAsync(cancellation)).ProjectId;

    public override void Dispose()
    {
        base.Dispose();
        _tokens.Dispose();
        _wire.Dispose();
    }

    private async ValueTask<IssuedToken> CurrentAsync(CancellationToken cancellation)
    {
        try
        {
            return await _tokens.CurrentAsync(cancellation);
        }
        catch (SdrsException refused)
        {
            throw new TargetException($"IAM at {_login.Iam} gives {_login.User} of {_login.Domain} no token: {$"{(int)refused.Status} {refused.Code} {refused.Reason}".TrimEnd()}", refused);
        }
        catch (Exception wrong) when (_wire.TroubleOf(wrong, cancellation) is { } trouble)
        {
            throw new TargetException($"IAM at {_login.Iam} does not answer: {trouble}", wrong);
        }
    }
}
