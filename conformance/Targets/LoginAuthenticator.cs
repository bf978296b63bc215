using System.Collections.Concurrent;
using SdrsMock.Client;
using SdrsMock.Client.Authentication;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>
/// Gets the tokens of a user from IAM v3 and renews them before they expire. A token is valid for one project, and on a mock each
/// scenario has its own project.
/// </summary>
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
        _transport = target.CreateTransport(login.Iam);
    }

    public override async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAuthenticationHeadersAsync(
        HttpRequestSpec request, ScenarioContext context, CancellationToken cancellation)
    {
        var project = context.Variables.TryGet("project_id", out var id) ? id : _project;
        return TokenHeader((await GetTokenAsync(project, cancellation)).Token);
    }

    public override async ValueTask<string?> GetProjectAsync(CancellationToken cancellation) =>
        (await GetTokenAsync(_project, cancellation)).ProjectId;

    public override void Dispose()
    {
        base.Dispose();
        foreach (var tokens in _tokens.Values.Distinct())
        {
            tokens.Dispose();
        }

        _transport.Dispose();
    }

    private async ValueTask<IssuedToken> GetTokenAsync(string? project, CancellationToken cancellation)
    {
        using var timeout = _transport.CreateTimeout(cancellation);
        try
        {
            var tokens = _tokens.GetOrAdd(project ?? "", _ => new(_transport.Invoker, _login, project, _time));
            var issued = await tokens.CurrentAsync(timeout.Token);
            // A project may be given by name. Later requests use the id that IAM returned for it.
            _tokens.TryAdd(issued.ProjectId ?? "", tokens);
            return issued;
        }
        catch (SdrsException exception)
        {
            var reason = $"{(int)exception.Status} {exception.Reason}".TrimEnd();
            throw new TargetException(
                $"IAM at {_login.Iam} issues no token for user {_login.User} of {_login.Domain}: {reason}", exception);
        }
        catch (Exception exception) when (_transport.DescribeError(exception, cancellation) is { } error)
        {
            throw new TargetException($"IAM at {_login.Iam} does not respond: {error}", exception);
        }
    }
}
