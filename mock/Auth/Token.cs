using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Auth;

/// <summary>A token that the mock issued. It carries its own facts and a signature, so that nothing needs to be remembered.</summary>
/// <param name="User">The user it was issued to.</param>
/// <param name="ProjectId">The project it is scoped to; empty for none.</param>
/// <param name="Expires">When it stops working, by the mock's clock.</param>
/// <param name="Roles">The user's roles, comma separated.</param>
/// <param name="Defect">What is wrong with it on purpose; empty for nothing.</param>
internal sealed record Token(string User, string ProjectId, DateTimeOffset Expires, string Roles, string Defect = "")
{
    private const string Prefix = "sdrsmock.";

    public DateTimeOffset Issued { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>How the user logged in: <c>password</c> or <c>token</c>.</summary>
    public string Method { get; init; } = "password";

    /// <summary>Whether it is scoped to the account as a whole.</summary>
    public bool IsAccountScoped { get; init; }

    /// <summary>Tells tokens apart that were issued for the same reason at the same moment.</summary>
    public long Serial { get; init; }

    /// <summary>The text that goes into <c>X-Auth-Token</c>.</summary>
    public string Issue(byte[] key)
    {
        var facts = Encoding.UTF8.GetBytes(string.Join('|', User, ProjectId, Seconds(Expires), Roles, Defect, Seconds(Issued), Method, IsAccountScoped ? "account" : "", Serial));
        return $"{Prefix}{Convert.ToHexStringLower(facts)}.{Convert.ToHexStringLower(HMACSHA256.HashData(key, facts))}";
    }

    /// <summary>Reads a token; null when the mock did not issue it, or spells it in another case.</summary>
    public static Token? Read(string text, byte[] key)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.AsSpan().ContainsAnyInRange('A', 'Z') || text[Prefix.Length..].Split('.') is not [var facts, var signature])
        {
            return null;
        }

        try
        {
            var bytes = Convert.FromHexString(facts);
            return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, bytes), Convert.FromHexString(signature))
                && Encoding.UTF8.GetString(bytes).Split('|') is [var user, var project, var expires, var roles, var flaw, var issued, var method, var account, var serial]
                ? new(user, project, Time(expires), roles, flaw) { Issued = Time(issued), Method = method, IsAccountScoped = account.Length > 0, Serial = Number(serial) }
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
