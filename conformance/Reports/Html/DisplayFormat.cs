using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>Formats values for the HTML report.</summary>
internal static class DisplayFormat
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Seconds(double seconds) => seconds switch
    {
        < 0.0995 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.#} ms"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0#} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {seconds % 60:0} s"),
    };

    public static string Percent(double part, double whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole > 0 ? 100 * part / whole : 0):0.###}%");

    public static string FormatOutcome(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        Outcome.Broken => "broken",
        Outcome.Skipped => "skipped",
        _ => "not reached",
    };

    /// <summary>
    /// The value of an outcome in attributes of the page, which the script filters by. It equals the value in the JSON report.
    /// </summary>
    public static string ValueOf(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "Passed",
        Outcome.Failed => "Failed",
        Outcome.Broken => "Broken",
        Outcome.Skipped => "Skipped",
        _ => "NotReached",
    };

    /// <summary>Indents JSON; returns any other text unchanged.</summary>
    public static string Body(string body)
    {
        if (body is not ['{' or '[', ..])
        {
            return body;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, s_indented))
            {
                document.WriteTo(writer);
            }

            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return body;
        }
    }
}
