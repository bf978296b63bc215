using System.Text;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Formats a request as a curl command without secrets.</summary>
internal static class CurlCommand
{
    public static string Format(RequestReport request)
    {
        // -g sends brackets and braces of the URL as they are; --data-raw sends a body that begins with '@' and reads no file.
        var command = new StringBuilder("curl");
        if (request.Url.AsSpan().ContainsAny("[]{}"))
        {
            command.Append(" -g");
        }

        if (request.Method != "GET")
        {
            command.Append(" -X ").Append(request.Method);
        }

        command.Append(' ').Append(Quote(request.Url));
        foreach (var (name, value) in request.Headers)
        {
            // For a header without a value, curl removes its own header of that name.
            command.Append(" -H ").Append(Quote(value.Length == 0 ? $"{name}:" : $"{name}: {value}"));
        }

        if (request.Body is { } body)
        {
            command.Append(" --data-raw ").Append(Quote(TextTruncation.TruncateMiddle(body)));
        }

        return command.ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";
}
