using System.Globalization;
using System.Xml;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;

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
        foreach (var file in CaseNames.For(run.Results).GroupBy(item => item.Scenario.File))
        {
            xml.WriteStartElement("testsuite");
            xml.Attribute("name", file.Key);
            IReadOnlyList<ScenarioReport> scenarios = [.. file.Select(item => item.Scenario)];
            WriteCounts(xml, scenarios);
            var skipped = scenarios.Count(scenario => scenario.Outcome is Outcome.Skipped or Outcome.NotReached);
            xml.WriteAttributeString("skipped", $"{skipped}");
            xml.Attribute("file", Workbook.GetFile(file.Key));
            xml.WriteAttributeString("timestamp", run.Started.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            foreach (var (scenario, type, name) in file)
            {
                WriteCase(xml, scenario, type, name);
            }

            if (scenarios.Any(scenario => scenario.Outcome is Outcome.Failed or Outcome.Broken)
                && RepeatHint.GetLines(run).ToList() is { Count: > 0 } hint)
            {
                xml.WriteElementString("system-out", XmlText.Clean(string.Join('\n', hint)));
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
        xml.WriteAttributeString("time", Seconds(scenarios.Sum(scenario => scenario.Seconds)));
    }

    // The schema of Jenkins allows no file and line here; the text of a failure begins with them.
    private static void WriteCase(XmlWriter xml, ScenarioReport scenario, string type, string name)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("name", name);
        xml.Attribute("classname", type);
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
