using System.Text;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>A request as a command that a person can run again, without its secrets.</summary>
internal static class CurlCommand
{
    public static string Format(RequestReport request)
    {
        var command = new StringBuilder("curl");
        if (request.Method != "GET")
        {
            command.Append(" -X ").Append(request.Method);
        }

        command.Append(' ').Append(Quote(request.Url));
        foreach (var (name, value) in request.Headers)
        {
            // curl takes a header without a value out of what it would send by itself.
            command.Append(" -H ").Append(Quote(value.Length == 0 ? $"{name}:" : $"{name}: {value}"));
        }

        if (request.Body is { } body)
        {
            command.Append(" -d ").Append(Quote(TextTruncation.TruncateMiddle(body)));
        }

        return command.ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";
}
