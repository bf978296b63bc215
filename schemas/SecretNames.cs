using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SdrsMock.Schemas;

/// <summary>
/// Finds secrets by the names that hold them: members of JSON, elements and attributes of XML, fields of forms and queries, headers,
/// private keys, and the user info of URLs. Each search takes time and memory in proportion to the text. The one mechanism by which
/// the mock and the runner hide secrets.
/// </summary>
internal static partial class SecretNames
{
    private const int MaxNameLength = 128;
    private const int MaxDepth = 256;
    private const string KeyStart = "-----BEGIN ";
    private const string KeyEnd = "-----END ";

    private const string Names =
        "(?:(?:[a-z0-9_.-]*(?:password|passwd|passcode|pwd|pass_?phrase|admin_?pass|secret(?:_?access)?(?:_?key)?|token|" +
        "credential|private_?key|access_?key|api_?key|user_data|signature|assertion|samlresponse|samlrequest))|(?:[a-z0-9_.-]*[_.-])?sk|" +
        "(?:proxy-)?authorization|set-cookie|cookie)";

    // Keystone nests the value: "token": {"id": "..."} and "secret": {"key": "..."}.
    private static readonly string[] s_nested = ["id", "key", "value", "secret", "data", "content"];

    // Few texts contain one of these, and a search for them is faster than the searches for names.
    private static readonly SearchValues<string> s_triggers = SearchValues.Create(
        [
            "pass", "pwd", "secret", "token", "credential", "private", "access_key", "accesskey", "api_key", "apikey", "user_data",
            "signature", "authorization", "cookie", "assertion", "saml", "\"sk", "sk=", "<sk", "sk>", "_sk", "://", "\\u00", "%",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsSecret(string name) => SecretName().IsMatch(name);

    /// <summary>Replaces the values of all secret names.</summary>
    public static string Mask(string text, string mask)
    {
        if (!text.AsSpan().ContainsAny(s_triggers))
        {
            return text;
        }

        var masked = MaskMembers(text, mask);
        masked = MaskKeys(masked, mask);
        masked = SecretElement().Replace(masked, "${before}" + mask);
        masked = SecretAssignment().Replace(masked, "${before}" + mask);
        masked = EncodedAssignment().Replace(masked, match => IsEncodedSecret(match.Groups["name"].Value)
            ? match.Groups["before"].Value + mask
            : match.Value);
        masked = SecretHeader().Replace(masked, "${before}" + mask);
        return UserInfo().Replace(masked, "${before}" + mask + "@");
    }

    /// <summary>The values of the secret members of a JSON text.</summary>
    public static IEnumerable<string> FindMembers(string text)
    {
        if (!text.AsSpan().ContainsAny(s_triggers))
        {
            return [];
        }

        var found = new List<string>();
        ScanMembers(text, (start, end, _) => found.Add(text[start..end]));
        return found;
    }

    private static string MaskMembers(string text, string mask)
    {
        var (masked, copied) = (new StringBuilder(), 0);
        ScanMembers(text, (start, end, quoted) =>
        {
            masked.Append(text, copied, start - copied).Append(quoted ? mask : $"\"{mask}\"");
            copied = end;
        });
        return copied == 0 ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    // pass%77ord=x, and user%5Bpassword%5D=x with the brackets of a nested form.
    private static bool IsEncodedSecret(string name)
    {
        var decoded = Uri.UnescapeDataString(name);
        return IsSecret(decoded[(decoded.LastIndexOf('[') + 1)..].TrimEnd(']'));
    }

    // Reads the text once. It may be JSON that is cut off, JSON inside a JSON string, or no JSON at all.
    private static void ScanMembers(string text, Action<int, int, bool> found)
    {
        var holders = new Stack<bool>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '{' && holders.Count < MaxDepth)
            {
                holders.Push(false);
            }
            else if (text[at] == '}')
            {
                holders.TryPop(out _);
            }

            if (text[at] != '"' || ReadName(text, at) is not var (name, value))
            {
                continue;
            }

            var isSecret = IsSecret(name) || (holders.TryPeek(out var holder) && holder && s_nested.Contains(name));
            at = isSecret ? ReadValue(text, value, found) : value - 1;
            if (isSecret && value < text.Length && text[value] == '{' && holders.Count < MaxDepth)
            {
                holders.Push(true);
                at = value;
            }
        }
    }

    // The name of a member that begins with a quote, and the place of its value.
    private static (string Name, int Value)? ReadName(string text, int quote)
    {
        var (end, spelled) = (quote + 1, new StringBuilder());
        while (end < text.Length && spelled.Length < MaxNameLength && ReadNameCharacter(text, end) is var (character, length))
        {
            spelled.Append(character);
            end += length;
        }

        var name = spelled.ToString();
        end = Skip(text, end, '\\');
        if (name.Length == 0 || end >= text.Length || text[end] != '"')
        {
            return null;
        }

        end = SkipBlanks(text, end + 1);
        return end < text.Length && text[end] == ':' ? (name, SkipBlanks(text, end + 1)) : null;
    }

    // A character of a name, as it is or as an escape: "pass\u0077ord", in JSON inside JSON "pass\\u0077ord".
    private static (char Character, int Length)? ReadNameCharacter(string text, int at)
    {
        if (IsNameCharacter(text[at]))
        {
            return (text[at], 1);
        }

        var escape = Skip(text, at, '\\');
        return escape > at && escape + 4 < text.Length && text[escape] == 'u'
            && ushort.TryParse(text.AsSpan(escape + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            && IsNameCharacter((char)unit)
            ? ((char)unit, escape + 5 - at)
            : null;
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-';

    // Reports the value and returns the place of its last character.
    private static int ReadValue(string text, int start, Action<int, int, bool> found)
    {
        var quote = Skip(text, start, '\\');
        if (quote < text.Length && text[quote] == '"')
        {
            var end = FindEnd(text, quote + 1, quote - start);
            found(quote + 1, end, true);
            return end;
        }

        var last = start;
        while (last < text.Length && (char.IsAsciiLetterOrDigit(text[last]) || text[last] is '.' or '-' or '+'))
        {
            last++;
        }

        if (last > start && (char.IsAsciiDigit(text[start]) || text[start] == '-'))
        {
            found(start, last, false);
        }

        return Math.Max(last, start) - 1;
    }

    // A quote at the same level of escaping ends a value: level 0 is ", level 1 is \", level 3 is \\\".
    private static int FindEnd(string text, int start, int level)
    {
        var backslashes = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                backslashes++;
                continue;
            }

            if (text[at] == '"' && backslashes % (2 * (level + 1)) == level)
            {
                return at - level;
            }

            backslashes = 0;
        }

        return text.Length;
    }

    private static string MaskKeys(string text, string mask)
    {
        var (masked, copied) = (new StringBuilder(), 0);
        for (int start; (start = text.IndexOf(KeyStart, copied, StringComparison.Ordinal)) >= 0;)
        {
            var header = text.IndexOf("-----", start + KeyStart.Length, StringComparison.Ordinal);
            if (header < 0)
            {
                break;
            }

            masked.Append(text, copied, start - copied);
            copied = header;
            if (text.AsSpan(start, header - start).Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                var end = text.IndexOf(KeyEnd, header, StringComparison.Ordinal);
                copied = end < 0 ? text.Length : end;
                masked.Append(mask);
            }
            else
            {
                masked.Append(text, start, header - start);
            }
        }

        return copied == 0 ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Skip(string text, int at, char character)
    {
        while (at < text.Length && text[at] == character)
        {
            at++;
        }

        return at;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    [GeneratedRegex("^" + Names + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // <password>x</password>, with a prefix and with attributes.
    [GeneratedRegex(
        "(?<before><(?:[a-z0-9_]{1,40}:)?" + Names + "(?:\\s[^<>]{0,400})?>)(?:\\s*<!\\[CDATA\\[(?:[^\\]]|\\](?!\\]>))*(?:\\]\\]>)?|[^<]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretElement();

    // password=x in forms and queries, password="x" in XML and headers. A reference such as {token} or (none) is no value, nor is the
    // command with which a reader gets a token.
    [GeneratedRegex(
        "(?<before>(?<![a-z0-9_.-])" + Names + "\\]?=)(?:\"[^\"<>]*\"|'[^'<>]*'|(?![{(]|\\$\\(curl )[^&\\s'\"#<>;,]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretAssignment();

    [GeneratedRegex(
        "(?<before>(?<![a-z0-9_.%+-])(?<name>[a-z0-9_.+\\[-]{0,128}%[a-z0-9_.%+\\[\\]-]{2,128})=)(?![{(])[^&\\s'\"#<>;,]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodedAssignment();

    // A shell variable such as "X-Auth-Token: $TOKEN" is no value.
    [GeneratedRegex(
        "(?<before>\\b(?:x-(?:auth|subject|security|admin)-token|(?:proxy-)?authorization):\\s*(?:bearer |basic )?)" +
        "(?!(?-i:\\$[A-Z_]{2,40}\"))[^&\\s'\"#]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretHeader();

    [GeneratedRegex("(?<before>://)[^/\\s'\"?#<>@]{1,512}@(?:[^/\\s'\"?#<>@]{1,512}@)*", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
