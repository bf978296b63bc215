using System.Globalization;
using System.Text;
using System.Xml;

namespace SdrsMock.Conformance.Reports;

/// <summary>The JUnit form that build servers read: a suite for each file, a case for each story.</summary>
internal static class JUnitReport
{
    public static void Write(RunResult run, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, new() { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "SDRS conformance");
        WriteCounts(xml, run.Results);
        foreach (var file in run.Results.GroupBy(result => result.Scenario.File))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", file.Key);
            WriteCounts(xml, [.. file]);
            foreach (var result in file)
            {
                WriteCase(xml, result);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<ScenarioResult> results)
    {
        xml.WriteAttributeString("tests", $"{results.Count}");
        xml.WriteAttributeString("failures", $"{results.Count(result => result.Outcome is Outcome.Failed)}");
        xml.WriteAttributeString("errors", $"{results.Count(result => result.Outcome is Outcome.Broken)}");
        xml.WriteAttributeString("skipped", $"{results.Count(result => result.Outcome is Outcome.Skipped)}");
        xml.WriteAttributeString("time", Seconds(results.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Elapsed)));
    }

    private static void WriteCase(XmlWriter xml, ScenarioResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(result.Scenario.Name));
        xml.WriteAttributeString("classname", Path.GetFileNameWithoutExtension(result.Scenario.File));
        xml.WriteAttributeString("time", Seconds(result.Elapsed));
        switch (result.Outcome)
        {
            case Outcome.Failed or Outcome.Broken:
                xml.WriteStartElement(result.Outcome is Outcome.Failed ? "failure" : "error");
                xml.WriteAttributeString("message", Clean(result.Steps.SelectMany(step => step.Shortfalls).FirstOrDefault("")));
                xml.WriteString(Clean(FailureText.Of(result)));
                xml.WriteEndElement();
                break;
            case Outcome.Skipped:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(result.Reason ?? ""));
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no place for most control characters, and answers can hold any.
    private static string Clean(string text) => string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : '\uFFFD'));
}
