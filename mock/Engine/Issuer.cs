using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Engine;

/// <summary>Issues the mock's credentials. All of them follow from the seed: made up, the same on every machine, secret to nobody.</summary>
internal sealed class Issuer(long seed)
{
    // Tokens that come with the variables outlive every test; the ones that people log in for live 24 hours.
    private static readonly DateTimeOffset s_farFuture = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_longAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MostRemembered = 20_000;
    private readonly ConcurrentDictionary<string, Token> _known = new();
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"SdrsMock {seed}"));

    public const string User = "dr-operator";

    public string Password => $"Mock-{Fingerprint("password")[..12]}";

    public const string UserDomain = "mock-account";

    public string AccessKey => Fingerprint("access-key")[..20].ToUpperInvariant();

    public string SecretKey => Fingerprint("secret-key")[..40];

    /// <summary>The project that people get who name none.</summary>
    public string DefaultProjectId => Fingerprint("project")[..32];

    /// <summary>The token that a text is; null when it is not one of this mock's.</summary>
    public Token? Read(string text)
    {
        if (_known.TryGetValue(text, out var known))
        {
            return known;
        }

        // A signature costs more than the rest of a read. Only good tokens are remembered, and not without end.
        var token = Token.Read(text, _key);
        if (token is not null && _known.Count < MostRemembered)
        {
            _known[text] = token;
        }

        return token;
    }

    public string Issue(Token token) => token.Issue(_key);

    /// <summary>A project's credentials by variable name: a good one, and one for each way to be refused.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables(string projectId)
    {
        yield return new("token", Issue(new(User, projectId, s_farFuture, Roles.Administrator)));
        yield return new("token_expired", Issue(new(User, projectId, s_longAgo, Roles.Administrator)));
        yield return new("token_read_only", Issue(new("dr-reader", projectId, s_farFuture, Roles.Reader)));
        yield return new("token_without_roles", Issue(new("dr-nobody", projectId, s_farFuture, "")));
        yield return new("token_foreign_role", Issue(new("dr-stranger", projectId, s_farFuture, Roles.Foreign)));
        yield return new("token_other_project", Issue(new(User, Fingerprint($"not {projectId}")[..32], s_farFuture, Roles.Administrator)));
        yield return new("token_revoked", Issue(new(User, projectId, s_farFuture, Roles.Administrator, TokenFlaw.Revoked)));
        yield return new("token_barred", Issue(new("dr-barred", projectId, s_farFuture, Roles.Administrator, TokenFlaw.Barred)));
        yield return new("token_without_domain_id", Issue(new(User, projectId, s_farFuture, Roles.Administrator, TokenFlaw.WithoutDomainId)));
        yield return new("token_without_domain_name", Issue(new(User, projectId, s_farFuture, Roles.Administrator, TokenFlaw.WithoutDomainName)));
        yield return new("token_disabled_project", Issue(new(User, projectId, s_farFuture, Roles.Administrator, TokenFlaw.ProjectDisabled)));
        yield return new("access_key", AccessKey);
        yield return new("secret_key", SecretKey);
        yield return new("user", User);
        yield return new("password", Password);
        yield return new("user_domain", UserDomain);
    }

    private string Fingerprint(string purpose) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose)));
}
