using System.Buffers;

namespace SdrsMock.Conformance.Http;

/// <summary>
/// Rejects requests whose text a server could read as another request: control characters and blanks in the request target, control
/// characters in headers, and dot segments. Values of variables come from responses and files, so the last place before the network
/// checks them, regardless of the code that built the request.
/// </summary>
internal static class RequestGuard
{
    private const int MaxDecodings = 3;

    // The characters of a token (RFC 9110), which methods and header names consist of.
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly string[] s_overrideHeaders =
        ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Original-Method", "X-Original-Url", "X-Rewrite-Url"];

    /// <exception cref="InvalidRequestException">The request must not be sent.</exception>
    public static void Verify(HttpRequestSpec request, IEnumerable<KeyValuePair<string, string>> credentials)
    {
        if (FindProblem(request, credentials) is { } problem)
        {
            throw new InvalidRequestException(problem);
        }
    }

    /// <summary>Whether a header makes some servers execute another method or path than those of the request line.</summary>
    public static bool IsOverride(string header) => s_overrideHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);

    /// <summary>The method that a server may execute: that of an override header, else that of the request line.</summary>
    public static string GetMethod(HttpRequestSpec request) =>
        request.Headers.Where(header => IsMethodOverride(header.Key)).Select(header => header.Value.Trim().ToUpperInvariant())
            .FirstOrDefault(request.Method);

    /// <summary>The segments of the path that a server may use: that of an override header, else that of the request line.</summary>
    public static string[] GetSegments(HttpRequestSpec request) => GetSegments(
        request.Headers.Where(header => IsOverride(header.Key) && !IsMethodOverride(header.Key)).Select(header => header.Value)
            .FirstOrDefault(request.Path));

    private static bool IsMethodOverride(string header) =>
        IsOverride(header) && header.Contains("Method", StringComparison.OrdinalIgnoreCase);

    /// <summary>The segments of a path without its query, decoded as often as a chain of servers may decode it.</summary>
    public static string[] GetSegments(string path) =>
        Decode(path.Split('?', '#')[0]).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);

    private static string? FindProblem(HttpRequestSpec request, IEnumerable<KeyValuePair<string, string>> credentials)
    {
        if (request.Method.Length == 0 || request.Method.AsSpan().ContainsAnyExcept(s_token))
        {
            return "the method contains a character that is not allowed; use a method such as GET";
        }

        if (FindCharacter(request.Path, character => char.IsControl(character) || char.IsWhiteSpace(character)) is { } found)
        {
            return $"the request target contains {found}; correct the variable or the path that contains it";
        }

        if (!request.Path.StartsWith('/'))
        {
            return "the request target does not begin with '/'; correct the path";
        }

        if (GetSegments(request.Path).FirstOrDefault(IsDotSegment) is { } segment)
        {
            return $"the path contains the segment '{segment}', which selects another path; correct the id or the path that contains it";
        }

        return request.Headers.Concat(credentials).Select(FindProblem).FirstOrDefault(problem => problem is not null);
    }

    private static string? FindProblem(KeyValuePair<string, string> header)
    {
        if (header.Key.Length == 0 || header.Key.AsSpan().ContainsAnyExcept(s_token))
        {
            return "a header name contains a character that is not allowed; correct the column with";
        }

        if (FindCharacter(header.Value, char.IsControl) is { } found)
        {
            return $"the value of the header {header.Key} contains {found}; correct the variable or the cell that contains it";
        }

        return header.Value.Length > 0 && (header.Value[0] == ' ' || header.Value[^1] == ' ')
            ? $"the value of the header {header.Key} begins or ends with a blank; remove the blank"
            : null;
    }

    // Some servers cut path parameters off first: "..;x" is ".." for them.
    private static bool IsDotSegment(string segment) => segment.Split(';')[0] is "." or "..";

    private static string? FindCharacter(string text, Func<char, bool> isForbidden)
    {
        foreach (var character in text)
        {
            if (isForbidden(character))
            {
                return character == ' ' ? "a blank" : $"the character U+{(int)character:X4}";
            }
        }

        return null;
    }

    private static string Decode(string text)
    {
        for (var round = 0; round < MaxDecodings && text.Contains('%'); round++)
        {
            text = Uri.UnescapeDataString(text);
        }

        return text;
    }
}
