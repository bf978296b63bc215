using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Common;

namespace SdrsMock.Auth;

/// <summary>Issues the mock's credentials. They are derived from the seed, so they are the same on every machine and not secret.
/// Safe for concurrent use.</summary>
internal sealed class CredentialIssuer(long seed) : IProjectScope
{
    // Tokens among the variables practically never expire; tokens of a log-in are valid for 24 hours.
    private static readonly DateTimeOffset s_farFuture = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_longAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MaxCached = 20_000;
    // A cache of tokens read before, and the revoked tokens, which are kept until they expire.
    private readonly ConcurrentDictionary<string, Token> _cache = new();
    private readonly ConcurrentDictionary<string, Token> _revoked = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<AccessKey>> _ownKeys = new();
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"SdrsMock {seed}"));

    private long _issued;

    /// <summary>The name of the account that all users belong to.</summary>
    public const string UserDomain = "mock-account";

    /// <summary>The password of all users.</summary>
    public string Password => $"Mock-{Fingerprint("password")[..12]}";

    /// <summary>The operator's permanent key, and a temporary key that needs its security token.</summary>
    public IReadOnlyList<AccessKey> AccessKeys => field ??= CreateAccessKeys(null);

    /// <summary>The project that is used if a request names none: 32 hex characters.</summary>
    public string DefaultProjectId => Id("project");

    /// <summary>The id of another project than the given one: 32 hex characters.</summary>
    public string OtherProjectId(string projectId) => Id($"not {projectId}");

    /// <summary>Whether a project has access keys that are valid for no other project.</summary>
    public bool HasOwnKeys => !_ownKeys.IsEmpty;

    /// <summary>The key with this id; null when there is none.</summary>
    public AccessKey? FindAccessKey(string id) =>
        AccessKeys.FirstOrDefault(known => FixedTimeComparer.FixedTimeEquals(known.Id, id))
        ?? (_ownKeys.IsEmpty ? null : _ownKeys.Values.SelectMany(keys => keys).FirstOrDefault(known => known.Id == id));

    /// <summary>Gives a project access keys that are valid for no other project.</summary>
    public void Open(string projectId) => _ownKeys[projectId] = CreateAccessKeys(projectId);

    /// <summary>Withdraws the access keys of a project.</summary>
    public void Close(string projectId) => _ownKeys.TryRemove(projectId, out _);

    /// <summary>The id for a purpose, such as <c>project</c>: 32 hex characters.</summary>
    public string Id(string purpose) => Fingerprint(purpose)[..32];

    /// <summary>Reads a token; null if this mock did not issue it.</summary>
    public Token? Read(string text)
    {
        if (_cache.TryGetValue(text, out var cached))
        {
            return cached;
        }

        // Verifying a signature is the expensive part of a read, hence the cache. The look-up has no timing side channel: it
        // uses a hash that is randomised per process. Only valid tokens are cached, up to a maximum.
        if ((_revoked.GetValueOrDefault(text) ?? Token.Read(text, _key)) is not { } token)
        {
            return null;
        }

        if (_cache.Count >= MaxCached)
        {
            _cache.Clear();
        }

        // A concurrent revocation takes precedence.
        _cache.TryAdd(text, token);
        return _revoked.TryGetValue(text, out var revoked) ? _cache[text] = revoked : token;
    }

    /// <summary>The text of a token, for <c>X-Auth-Token</c>.</summary>
    public string Issue(Token token) => token.Issue(_key);

    /// <summary>Issues a token with a serial number, so that its text is unique.</summary>
    public (string Text, Token Token) IssueUnique(Token token)
    {
        var text = Issue(token with { Serial = Interlocked.Increment(ref _issued) });
        return (text, Read(text)!);
    }

    /// <summary>Revokes a token.</summary>
    /// <param name="text">The token's text.</param>
    /// <param name="token">The token's content.</param>
    /// <param name="isExpired">Whether a token has expired: it is rejected anyway and is removed from memory.</param>
    public void Revoke(string text, Token token, Func<Token, bool> isExpired)
    {
        if (_revoked.Count >= MaxCached)
        {
            foreach (var expired in _revoked.Where(known => isExpired(known.Value)))
            {
                _revoked.TryRemove(expired);
            }
        }

        _revoked[text] = token with { Defect = TokenDefect.Revoked };
        _cache[text] = _revoked[text];
    }

    /// <summary>The texts of the revoked tokens that have not expired.</summary>
    public IEnumerable<string> GetRevoked(Func<Token, bool> isExpired) =>
        _revoked.Where(known => !isExpired(known.Value)).Select(known => known.Key);

    /// <summary>Replaces the revoked tokens by those of a saved state.</summary>
    public void Restore(IEnumerable<string> revoked)
    {
        _cache.Clear();
        _revoked.Clear();
        foreach (var text in revoked)
        {
            if (Read(text) is { } token)
            {
                Revoke(text, token, _ => false);
            }
        }
    }

    /// <summary>Sets the serial number of the last issued token.</summary>
    public void StartSerialsAt(long issued) => Interlocked.Exchange(ref _issued, issued);

    /// <summary>Resets to the initial state: no token issued or revoked.</summary>
    public void Reset()
    {
        _cache.Clear();
        _revoked.Clear();
        Interlocked.Exchange(ref _issued, 0);
    }

    /// <summary>A project's credentials by variable name: a valid token, one token for each error, and the access keys.</summary>
    public IEnumerable<KeyValuePair<string, string>> GetVariables(string projectId)
    {
        var keys = _ownKeys.GetValueOrDefault(projectId) ?? AccessKeys;
        var valid = User.Operator.Token(projectId, s_farFuture);
        yield return new("token", Issue(valid));
        yield return new("token_expired", Issue(valid with { Expires = s_longAgo }));
        yield return new("token_read_only", Issue(User.Reader.Token(projectId, s_farFuture)));
        yield return new("token_without_roles", Issue(User.Unprivileged.Token(projectId, s_farFuture)));
        yield return new("token_foreign_role", Issue(User.Outsider.Token(projectId, s_farFuture)));
        yield return new("token_other_project", Issue(valid with { ProjectId = OtherProjectId(projectId) }));
        yield return new("token_revoked", Issue(valid with { Defect = TokenDefect.Revoked }));
        yield return new("token_barred", Issue(User.Disabled.Token(projectId, s_farFuture)));
        yield return new("token_without_domain_id", Issue(valid with { Defect = TokenDefect.WithoutDomainId }));
        yield return new("token_without_domain_name", Issue(valid with { Defect = TokenDefect.WithoutDomainName }));
        yield return new("token_disabled_project", Issue(valid with { Defect = TokenDefect.ProjectDisabled }));
        yield return new("access_key", keys[0].Id);
        yield return new("secret_key", keys[0].Secret);
        yield return new("temporary_access_key", keys[1].Id);
        yield return new("temporary_secret_key", keys[1].Secret);
        yield return new("security_token", keys[1].SecurityToken!);
    }

    private AccessKey[] CreateAccessKeys(string? projectId)
    {
        var scope = projectId is null ? "" : $" {projectId}";
        return
        [
            new(Fingerprint($"access-key{scope}")[..20].ToUpperInvariant(), Fingerprint($"secret-key{scope}")[..40], null, projectId),
            new(
                Fingerprint($"temporary-access-key{scope}")[..20].ToUpperInvariant(),
                Fingerprint($"temporary-secret-key{scope}")[..40],
                Fingerprint($"security-token{scope}"),
                projectId),
        ];
    }

    private string Fingerprint(string purpose) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose)));
}
