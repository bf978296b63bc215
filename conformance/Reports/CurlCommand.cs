using System.Text;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// Formats a request as a curl command for a shell. Shell variables such as <c>$TOKEN</c> stand for the secrets, which reports do not
/// show. A request to an embedded mock, which has ended, goes to a mock that the reader starts.
/// </summary>
internal static partial class CurlCommand
{
    /// <summary>The address of the mock that the reader starts.</summary>
    public const string ReaderMock = "http://127.0.0.1:5080";

    /// <summary>The shell variable for a token of the project.</summary>
    public const string Token = "TOKEN";

    private const int MaxBodyCharacters = 8000;
    private const string Secret = "SECRET";

    public static string Format(RequestReport request)
    {
        // -g sends brackets and braces of the URL as they are; --data-raw sends a body that begins with '@' and reads no file.
        var command = new StringBuilder("curl");
        var url = request.IsEmbedded is true ? ReaderMock + request.Url[GetBase(request.Url).Length..] : request.Url;
        if (url.AsSpan().ContainsAny("[]{}"))
        {
            command.Append(" -g");
        }

        if (request.Method != "GET")
        {
            command.Append(" -X ").Append(request.Method);
        }

        command.Append(' ').Append(Quote(url));
        foreach (var (name, value) in request.Headers)
        {
            // For a header without a value, curl removes its own header of that name.
            command.Append(" -H ").Append(value switch
            {
                "" => Quote($"{name}:"),
                Redactor.Mask when HeaderName().IsMatch(name) => $"\"{name}: ${GetVariable(name)}\"",
                _ => Quote($"{name}: {value}"),
            });
        }

        if (request.Body is { } body)
        {
            command.Append(" --data-raw ").Append(Quote(TextTruncation.TruncateMiddle(body, MaxBodyCharacters)));
        }

        return command.ToString();
    }

    /// <summary>The shell variables in the command of a request.</summary>
    public static IEnumerable<string> FindVariables(RequestReport request) =>
        request.Headers.Where(header => header.Value == Redactor.Mask && HeaderName().IsMatch(header.Name))
            .Select(header => GetVariable(header.Name))
            .Concat(request.Headers.Where(header => header.Value != Redactor.Mask).Select(header => header.Value)
                .Append(request.Url).Append(request.Body ?? "")
                .SelectMany(text => MaskedValue().Matches(text).Select(GetVariable)));

    /// <summary>Scheme and authority of a URL, as they are written.</summary>
    public static string GetBase(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        return start < 3 ? "" : url.IndexOf('/', start) is var end and >= 0 ? url[..end] : url;
    }

    // Single quotes keep everything as it is. A variable is outside of them, in double quotes.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        var copied = 0;
        foreach (Match match in MaskedValue().Matches(text))
        {
            var mask = match.Groups["mask"];
            quoted.Append(Escape(text[copied..mask.Index])).Append("'\"$").Append(GetVariable(match)).Append("\"'");
            copied = mask.Index + mask.Length;
        }

        return quoted.Append(Escape(text[copied..])).Append('\'').ToString();
    }

    private static string Escape(string text) => text.Replace("'", """'\''""", StringComparison.Ordinal);

    private static string GetVariable(Match match) =>
        match.Groups["name"] is { Success: true, Value: var name } ? GetVariable(name) : Secret;

    // The name of a header or member in capitals: X-Auth-Token is TOKEN, X-Subject-Token is SUBJECT_TOKEN.
    private static string GetVariable(string name)
    {
        var plain = name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        return plain.Equals("Auth-Token", StringComparison.OrdinalIgnoreCase)
            ? Token
            : plain.Replace('-', '_').Replace('.', '_').ToUpperInvariant();
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();

    // The mask of the redactor, with the name of the member or parameter before it.
    [GeneratedRegex(
        "(?:(?<![A-Za-z0-9_.-])(?<name>[A-Za-z][A-Za-z0-9_.-]{0,63})(?:\"\\s*:\\s*\"|=))?(?<mask>\\*\\*\\*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex MaskedValue();
}
