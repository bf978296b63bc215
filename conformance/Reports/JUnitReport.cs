using System.Globalization;
using System.Xml;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes a JUnit report for build servers: one suite for each file, one case for each scenario.</summary>
internal static class JUnitReport
{
    public static void Write(RunReport run, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, XmlText.Settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "SDRS conformance");
        WriteCounts(xml, run.Results);
        foreach (var file in run.Results.GroupBy(scenario => scenario.File))
        {
            xml.WriteStartElement("testsuite");
            xml.Attribute("name", file.Key);
            WriteCounts(xml, [.. file]);
            xml.WriteAttributeString("timestamp", run.Started.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            foreach (var scenario in file)
            {
                WriteCase(xml, scenario);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<ScenarioReport> scenarios)
    {
        xml.WriteAttributeString("tests", $"{scenarios.Count}");
        xml.WriteAttributeString("failures", $"{scenarios.Count(scenario => scenario.Outcome is Outcome.Failed)}");
        xml.WriteAttributeString("errors", $"{scenarios.Count(scenario => scenario.Outcome is Outcome.Broken)}");
        xml.WriteAttributeString("skipped", $"{scenarios.Count(scenario => scenario.Outcome is Outcome.Skipped or Outcome.NotReached)}");
        xml.WriteAttributeString("time", Seconds(scenarios.Sum(scenario => scenario.Seconds)));
    }

    private static void WriteCase(XmlWriter xml, ScenarioReport scenario)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("name", scenario.Name);
        xml.Attribute("classname", Path.GetFileNameWithoutExtension(scenario.File));
        xml.Attribute("file", scenario.File);
        xml.WriteAttributeString("line", $"{scenario.Row}");
        xml.WriteAttributeString("time", Seconds(scenario.Seconds));
        switch (scenario.Outcome)
        {
            case Outcome.Failed or Outcome.Broken:
                xml.WriteStartElement(scenario.Outcome is Outcome.Failed ? "failure" : "error");
                xml.Attribute("message", scenario.Steps.SelectMany(step => step.Failures).FirstOrDefault(""));
                xml.WriteAttributeString("type", scenario.Outcome is Outcome.Failed ? "target" : "table");
                xml.WriteString(XmlText.Clean(FailureFormatter.Format(scenario)));
                xml.WriteEndElement();
                break;
            case Outcome.Skipped or Outcome.NotReached:
                xml.WriteStartElement("skipped");
                xml.Attribute("message", scenario.Reason ?? "not reached");
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
