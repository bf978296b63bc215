using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SdrsMock.Common;

namespace SdrsMock.Auth;

/// <summary>A token that the mock issued. Its text contains all its data and a signature, so the mock stores nothing.</summary>
/// <param name="User">The name of the user it was issued to.</param>
/// <param name="ProjectId">The project it is scoped to; empty for none.</param>
/// <param name="Expires">When it expires, by the clock of its project.</param>
/// <param name="Roles">The user's roles, comma separated.</param>
/// <param name="Defect">An intentional defect.</param>
internal sealed record Token(
    string User, string ProjectId, DateTimeOffset Expires, string Roles, TokenDefect Defect = TokenDefect.None)
{
    private const string Prefix = "sdrsmock.";

    // The names of the defects in the text of a token, in the order of the enumeration.
    private static readonly string[] s_defects = ["", "revoked", "barred", "no-domain-id", "no-domain-name", "project-disabled"];

    /// <summary>When it was issued, by the clock of its project; the start of 1970 for tokens among the variables.</summary>
    public DateTimeOffset Issued { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>How the user logged in: <c>password</c> or <c>token</c>.</summary>
    public string Method { get; init; } = "password";

    /// <summary>Whether it is scoped to the account.</summary>
    public bool IsAccountScoped { get; init; }

    /// <summary>Distinguishes tokens that are otherwise equal.</summary>
    public long Serial { get; init; }

    /// <summary>Whether it has expired, by the clock of its project.</summary>
    public bool IsExpired(ProjectClocks clocks) => Expires <= clocks.For(ProjectId).Now;

    /// <summary>The text for <c>X-Auth-Token</c>.</summary>
    public string Issue(byte[] key)
    {
        var account = IsAccountScoped ? "account" : "";
        var fields = string.Join('|', User, ProjectId, Seconds(Expires), Roles, s_defects[(int)Defect], Seconds(Issued),
            Method, account, Serial);
        var bytes = Encoding.UTF8.GetBytes(fields);
        return $"{Prefix}{Convert.ToHexStringLower(bytes)}.{Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes))}";
    }

    /// <summary>Reads a token; null if the mock did not issue it. The text is case-sensitive.</summary>
    public static Token? Read(string text, byte[] key)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)
            || text.AsSpan().ContainsAnyInRange('A', 'Z')
            || text[Prefix.Length..].Split('.') is not [var fields, var signature])
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromHexString(fields);
            return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, bytes), Convert.FromHexString(signature))
                && Encoding.UTF8.GetString(bytes).Split('|')
                    is [var user, var project, var expires, var roles, var defect, var issued, var method, var account, var serial]
                && Array.IndexOf(s_defects, defect) is >= 0 and var known
                ? new(user, project, Time(expires), roles, (TokenDefect)known)
                {
                    Issued = Time(issued),
                    Method = method,
                    IsAccountScoped = account.Length > 0,
                    Serial = Number(serial),
                }
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string seconds) => DateTimeOffset.FromUnixTimeSeconds(Number(seconds));

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
