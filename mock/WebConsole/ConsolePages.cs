using SdrsMock.Http;

namespace SdrsMock.WebConsole;

/// <summary>
/// Responds to requests for the console: its files under <c>/__sdrs/ui/</c>, and the redirect from <c>/</c> for a browser. The
/// files hold no state and no secret, so that they need no admin token; the page asks for it and sends it with its calls.
/// </summary>
internal static class ConsolePages
{
    private const string Root = "/__sdrs/ui";

    // Scripts, styles and calls of the mock's own origin and nothing else; the page cannot be framed and cannot submit forms.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private static readonly KeyValuePair<string, string>[] s_headers =
    [
        new("Content-Security-Policy", Policy),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        // A browser asks again each time, so that a mock of another version shows its own console.
        new("Cache-Control", "no-cache"),
    ];

    /// <summary>Whether a request is for the console, by its undecoded path.</summary>
    public static bool Matches(ApiRequest request) =>
        request.RawPath == Root || request.RawPath.StartsWith($"{Root}/", StringComparison.Ordinal);

    /// <summary>
    /// Whether a request is a browser that opens the root of the mock. Clients of the service, which accept JSON, get its versions.
    /// </summary>
    public static bool IsBrowserAtRoot(ApiRequest request) =>
        request is { RawPath: "/", SentMethod: "GET" }
        && request.Header("Accept") is { } accept && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The redirect to the console. It is relative, so that a proxy may serve the mock below a path.</summary>
    public static Response RedirectToConsole() => new(302, default)
    {
        Headers = [new("Location", $"{Root[1..]}/"), new("Cache-Control", "no-store"), new("Vary", "Accept")],
    };

    /// <summary>The response to a request for which <see cref="Matches"/> is true.</summary>
    public static Response Handle(ApiRequest request)
    {
        if (request.Method != "GET")
        {
            return Response.Problem(405, "The console supports GET and HEAD.") with { Headers = [.. s_headers, new("Allow", "GET, HEAD")] };
        }

        if (request.RawPath == Root)
        {
            return Redirect("ui/");
        }

        var name = request.RawPath[(Root.Length + 1)..];
        if (ConsoleFiles.Find(name.Length == 0 ? "index.html" : name) is not { } file)
        {
            return Response.Problem(404, $"The console has no file {request.RawPath}; open {Root}/.") with { Headers = s_headers };
        }

        KeyValuePair<string, string>[] headers = [.. s_headers, new("ETag", file.ETag)];
        return IsCached(request, file)
            ? new(304, default) { Headers = headers }
            : new(200, file.Content) { Headers = [.. headers, new("Content-Type", file.MediaType)] };
    }

    private static bool IsCached(ApiRequest request, ConsoleFile file) =>
        request.Header("If-None-Match") is { } tags
        && tags.Split(',').Select(tag => tag.Trim()).Any(tag => tag == "*" || tag.Replace("W/", "", StringComparison.Ordinal) == file.ETag);

    private static Response Redirect(string location) => new(302, default) { Headers = [.. s_headers, new("Location", location)] };
}
