using System.Text;

namespace SdrsMock.Conformance.Reports;

/// <summary>A request as a command that a person can run again, without its secrets.</summary>
internal static class Curl
{
    public static string Of(RequestReport request)
    {
        var command = new StringBuilder("curl");
        if (request.Method != "GET")
        {
            command.Append(" -X ").Append(request.Method);
        }

        command.Append(' ').Append(Quoted(request.Url));
        foreach (var (name, value) in request.Headers)
        {
            // curl takes a header without a value out of what it would send by itself.
            command.Append(" -H ").Append(Quoted(value.Length == 0 ? $"{name}:" : $"{name}: {value}"));
        }

        if (request.Body is { } body)
        {
            command.Append(" -d ").Append(Quoted(Shortened.Middle(body)));
        }

        return command.ToString();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";
}
