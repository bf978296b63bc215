using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Reports;

/// <summary>Takes secrets out of everything that is shown, by the names that hold them and by their values.</summary>
internal static partial class Redactor
{
    public const string Hidden = "***";

    private static readonly HashSet<string> s_headers = new(StringComparer.OrdinalIgnoreCase)
        { "X-Auth-Token", "Authorization", "X-Security-Token", "X-Subject-Token", "X-Admin-Token", "Proxy-Authorization", "Cookie", "Set-Cookie" };

    public static string Header(string name, string value) => s_headers.Contains(name) ? Hidden : value;

    /// <summary>A body without the values of members that hold secrets.</summary>
    public static string Body(string body) => SecretMember().Replace(body, "$1\"" + Hidden + "\"");

    [GeneratedRegex("""("(?:password|adminPass|admin_pass|token|access_key|secret_key|secret|user_data)"\s*:\s*)"(?:[^"\\]|\\.)*"?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretMember();
}
