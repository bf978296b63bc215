using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Auth;

/// <summary>Issues the mock's credentials. All of them follow from the seed: made up, the same on every machine, secret to nobody.</summary>
internal sealed class CredentialIssuer(long seed)
{
    // Tokens that come with the variables outlive every test; the ones that people log in for live 24 hours.
    private static readonly DateTimeOffset s_farFuture = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_longAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MaxRemembered = 20_000;
    // What was read already, and what was revoked: the second must not be forgotten while it would still be good.
    private readonly ConcurrentDictionary<string, Token> _known = new();
    private readonly ConcurrentDictionary<string, Token> _revoked = new();
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"SdrsMock {seed}"));

    private long _issued;

    /// <summary>The account that all users belong to.</summary>
    public const string UserDomain = "mock-account";

    public string Password => $"Mock-{Fingerprint("password")[..12]}";

    /// <summary>The operator's own key, and one that works only with its security token.</summary>
    public IReadOnlyList<AccessKey> AccessKeys => field ??=
    [
        new(Fingerprint("access-key")[..20].ToUpperInvariant(), Fingerprint("secret-key")[..40]),
        new(Fingerprint("temporary-access-key")[..20].ToUpperInvariant(), Fingerprint("temporary-secret-key")[..40], Fingerprint("security-token")),
    ];

    /// <summary>The project that people get who name none.</summary>
    public string DefaultProjectId => Id("project");

    /// <summary>Another project than the given one.</summary>
    public string OtherProjectId(string projectId) => Id($"not {projectId}");

    /// <summary>The id that follows from a purpose: 32 hex characters.</summary>
    public string Id(string purpose) => Fingerprint(purpose)[..32];

    /// <summary>The token that a text is; null when it is not one of this mock's.</summary>
    public Token? Read(string text)
    {
        if (_known.TryGetValue(text, out var known))
        {
            return known;
        }

        // A signature costs more than the rest of a read. The look-up tells nothing by its time: it goes by a hash that differs in each process. Only good tokens are remembered, and not without end.
        if ((_revoked.GetValueOrDefault(text) ?? Token.Read(text, _key)) is not { } token)
        {
            return null;
        }

        if (_known.Count >= MaxRemembered)
        {
            _known.Clear();
        }

        // Whoever revokes it in this moment has the last word.
        _known.TryAdd(text, token);
        return _revoked.TryGetValue(text, out var revoked) ? _known[text] = revoked : token;
    }

    public string Issue(Token token) => token.Issue(_key);

    /// <summary>Issues a token unlike any before.</summary>
    public (string Text, Token Token) IssueUnique(Token token)
    {
        var text = Issue(token with { Serial = Interlocked.Increment(ref _issued) });
        return (text, Read(text)!);
    }

    /// <summary>From now on the token is refused.</summary>
    /// <param name="text">The token.</param>
    /// <param name="token">What it says.</param>
    /// <param name="now">The instant of the mock's clock; what has expired by then is refused anyway, and need not be remembered.</param>
    public void Revoke(string text, Token token, DateTimeOffset now)
    {
        if (_revoked.Count >= MaxRemembered)
        {
            foreach (var expired in _revoked.Where(known => known.Value.Expires <= now))
            {
                _revoked.TryRemove(expired);
            }
        }

        _revoked[text] = token with { Defect = TokenDefect.Revoked };
        _known[text] = _revoked[text];
    }

    /// <summary>The texts of the tokens that were revoked and would still be good.</summary>
    public IEnumerable<string> GetRevokedAt(DateTimeOffset now) =>
        _revoked.Where(known => known.Value.Expires > now).Select(known => known.Key);

    /// <summary>Makes the revoked tokens those that were saved.</summary>
    public void Restore(IEnumerable<string> revoked)
    {
        _known.Clear();
        _revoked.Clear();
        foreach (var text in revoked)
        {
            if (Read(text) is { } token)
            {
                Revoke(text, token, DateTimeOffset.MinValue);
            }
        }
    }

    /// <summary>Tokens issued from now on are counted from here.</summary>
    public void StartSerialsAt(long issued) => Interlocked.Exchange(ref _issued, issued);

    /// <summary>A fresh start: nothing was issued, nothing revoked.</summary>
    public void Reset()
    {
        _known.Clear();
        _revoked.Clear();
        Interlocked.Exchange(ref _issued, 0);
    }

    /// <summary>A project's credentials by variable name: a good one, and one for each way to be refused.</summary>
    public IEnumerable<KeyValuePair<string, string>> GetVariables(string projectId)
    {
        var good = User.Operator.Token(projectId, s_farFuture);
        yield return new("token", Issue(good));
        yield return new("token_expired", Issue(good with { Expires = s_longAgo }));
        yield return new("token_read_only", Issue(User.Reader.Token(projectId, s_farFuture)));
        yield return new("token_without_roles", Issue(User.Unprivileged.Token(projectId, s_farFuture)));
        yield return new("token_foreign_role", Issue(User.Outsider.Token(projectId, s_farFuture)));
        yield return new("token_other_project", Issue(good with { ProjectId = OtherProjectId(projectId) }));
        yield return new("token_revoked", Issue(good with { Defect = TokenDefect.Revoked }));
        yield return new("token_barred", Issue(User.Disabled.Token(projectId, s_farFuture)));
        yield return new("token_without_domain_id", Issue(good with { Defect = TokenDefect.WithoutDomainId }));
        yield return new("token_without_domain_name", Issue(good with { Defect = TokenDefect.WithoutDomainName }));
        yield return new("token_disabled_project", Issue(good with { Defect = TokenDefect.ProjectDisabled }));
        yield return new("access_key", AccessKeys[0].Id);
        yield return new("secret_key", AccessKeys[0].Secret);
        yield return new("temporary_access_key", AccessKeys[1].Id);
        yield return new("temporary_secret_key", AccessKeys[1].Secret);
        yield return new("security_token", AccessKeys[1].SecurityToken!);
    }

    private string Fingerprint(string purpose) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose)));
}
