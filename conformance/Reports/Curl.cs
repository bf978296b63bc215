using System.Text;
using SdrsMock.Conformance.Play;

namespace SdrsMock.Conformance.Reports;

/// <summary>A request as a command that a person can run again, without its secrets.</summary>
internal static class Curl
{
    private const int MostBody = 1200;

    public static string Of(Exchange exchange)
    {
        var command = new StringBuilder("curl");
        if (exchange.Request.Method != "GET")
        {
            command.Append(" -X ").Append(exchange.Request.Method);
        }

        command.Append(' ').Append(Quoted(exchange.Url));
        foreach (var (name, value) in exchange.Sent.Concat(exchange.Request.Headers))
        {
            // curl takes a header without a value out of what it would send by itself.
            command.Append(" -H ").Append(Quoted(value.Length == 0 ? $"{name}:" : $"{name}: {Redactor.Header(name, value)}"));
        }

        if (exchange.Request.Body is { } body)
        {
            command.Append(" -d ").Append(Quoted(Shortened(Redactor.Body(body))));
        }

        return command.ToString();
    }

    /// <summary>A long text with its middle left out.</summary>
    public static string Shortened(string text) =>
        text.Length <= MostBody ? text : $"{text[..(MostBody / 2)]}... ({text.Length - MostBody} more characters) ...{text[^(MostBody / 2)..]}";

    private static string Quoted(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";
}
