using System.Collections.Concurrent;
using SdrsMock.Client;
using SdrsMock.Client.Authentication;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>A user whose tokens come from IAM v3 and are renewed before they expire. A token is good for one project, and on a mock each story has its own.</summary>
internal sealed class LoginAuthenticator : RequestAuthenticator
{
    private readonly ConcurrentDictionary<string, LoginTokens> _tokens = new(StringComparer.Ordinal);
    private readonly Login _login;
    private readonly string? _project;
    private readonly TimeProvider _time;
    private readonly HttpTransport _transport;

    public LoginAuthenticator(Login login, Target target, TimeProvider time)
    {
        (_login, _project, _time) = (login, target.Project, time);
        _transport = new(login.Iam, target);
    }

    public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation) =>
        Token((await CurrentAsync(context.Variables.TryGet("project_id", out var project) ? project : _project, cancellation)).Token);

    public override async ValueTask<string?> ProjectAsync(CancellationToken cancellation) => (await CurrentAsync(_project, cancellation)).ProjectId;

    public override void Dispose()
    {
        base.Dispose();
        foreach (var tokens in _tokens.Values.Distinct())
        {
            tokens.Dispose();
        }

        _transport.Dispose();
    }

    private async ValueTask<IssuedToken> CurrentAsync(string? project, CancellationToken cancellation)
    {
        using var patience = _transport.CreateTimeout(cancellation);
        try
        {
            var tokens = _tokens.GetOrAdd(project ?? "", _ => new(_transport.Invoker, _login, project, _time));
            var issued = await tokens.CurrentAsync(patience.Token);
            // Who asks by a project's name is told its id, and goes by that from then on.
            _tokens.TryAdd(issued.ProjectId ?? "", tokens);
            return issued;
        }
        catch (SdrsException exception)
        {
            throw new TargetException($"IAM at {_login.Iam} gives {_login.User} of {_login.Domain} no token: {(int)exception.Status} {exception.Reason}".TrimEnd(), exception);
        }
        catch (Exception exception) when (_transport.DescribeError(exception, cancellation) is { } trouble)
        {
            throw new TargetException($"IAM at {_login.Iam} does not answer: {trouble}", exception);
        }
    }
}
