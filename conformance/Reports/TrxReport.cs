using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes a TRX report for Visual Studio and Azure Pipelines: one test for each scenario.</summary>
internal static class TrxReport
{
    public const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    // The test type that all readers support.
    private const string UnitTest = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private static readonly string s_list = GetId("list");

    public static void Write(RunReport run, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, XmlText.Settings);
        xml.WriteStartElement("TestRun", Namespace);
        xml.WriteAttributeString("id", GetId($"{run.Started:O}/{run.Seed}"));
        xml.WriteAttributeString("name", "SDRS conformance");
        xml.WriteStartElement("Times");
        foreach (
            var (name, time) in new[]
            {
                ("creation", run.Started),
                ("queuing", run.Started),
                ("start", run.Started),
                ("finish", run.Started.AddSeconds(run.Seconds)),
            })
        {
            xml.WriteAttributeString(name, Time(time));
        }

        xml.WriteEndElement();
        var scenarios = CaseNames.For(run.Results)
            .Select(item => new TrxCase(
                item.Scenario, item.Class, item.Name, GetId($"test/{item.Class}/{item.Name}"),
                GetId($"execution/{item.Class}/{item.Name}/{run.Started:O}")))
            .ToList();
        WriteResults(xml, run, scenarios);
        WriteDefinitions(xml, scenarios);
        WriteSummary(xml, run);
        xml.WriteEndElement();
    }

    private static void WriteResults(XmlWriter xml, RunReport run, List<TrxCase> scenarios)
    {
        xml.WriteStartElement("Results");
        var start = run.Started;
        foreach (var (scenario, _, name, id, execution) in scenarios)
        {
            var end = start.AddSeconds(scenario.Seconds);
            xml.WriteStartElement("UnitTestResult");
            xml.WriteAttributeString("executionId", execution);
            xml.WriteAttributeString("testId", id);
            xml.Attribute("testName", name);
            xml.WriteAttributeString("computerName", "-");
            xml.WriteAttributeString(
                "duration", TimeSpan.FromSeconds(scenario.Seconds).ToString(@"hh\:mm\:ss\.fffffff", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("startTime", Time(start));
            xml.WriteAttributeString("endTime", Time(end));
            xml.WriteAttributeString("testType", UnitTest);
            xml.WriteAttributeString("outcome", GetOutcome(scenario.Outcome));
            xml.WriteAttributeString("testListId", s_list);
            if (scenario.Outcome is not Outcome.Passed)
            {
                WriteMessage(xml, scenario);
            }

            xml.WriteEndElement();
            start = end;
        }

        xml.WriteEndElement();
    }

    // Some readers show a failure only if it has a stack trace, and lead to its last line.
    private static void WriteMessage(XmlWriter xml, ScenarioReport scenario)
    {
        xml.WriteStartElement("Output");
        xml.WriteStartElement("ErrorInfo");
        xml.WriteElementString("Message", XmlText.Clean(scenario.Reason ?? FailureFormatter.Format(scenario)));
        if (scenario.Reason is null)
        {
            var row = FailureFormatter.FormatSteps(scenario).Select(step => step.Row).FirstOrDefault(scenario.Row);
            xml.WriteElementString("StackTrace", XmlText.Clean($"   at {scenario.Name} in {Workbook.GetFile(scenario.File)}:line {row}"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteDefinitions(XmlWriter xml, List<TrxCase> scenarios)
    {
        xml.WriteStartElement("TestDefinitions");
        foreach (var (scenario, type, name, id, execution) in scenarios)
        {
            xml.WriteStartElement("UnitTest");
            xml.Attribute("name", name);
            xml.Attribute("storage", scenario.File);
            xml.WriteAttributeString("id", id);
            xml.WriteStartElement("Execution");
            xml.WriteAttributeString("id", execution);
            xml.WriteEndElement();
            xml.WriteStartElement("TestMethod");
            xml.Attribute("codeBase", scenario.File);
            xml.Attribute("className", type);
            xml.Attribute("name", name);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("TestEntries");
        foreach (var (_, _, _, id, execution) in scenarios)
        {
            xml.WriteStartElement("TestEntry");
            xml.WriteAttributeString("testId", id);
            xml.WriteAttributeString("executionId", execution);
            xml.WriteAttributeString("testListId", s_list);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("TestLists");
        xml.WriteStartElement("TestList");
        xml.WriteAttributeString("name", "Scenarios");
        xml.WriteAttributeString("id", s_list);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSummary(XmlWriter xml, RunReport run)
    {
        var (total, passed, failed, broken, skipped, notReached) = run.Scenarios;
        xml.WriteStartElement("ResultSummary");
        xml.WriteAttributeString("outcome", run.Verdict is Verdict.Conforms or Verdict.NothingRun ? "Completed" : "Failed");
        xml.WriteStartElement("Counters");
        foreach (
            var (name, count) in new[]
            {
                ("total", total),
                ("executed", total - skipped - notReached),
                ("passed", passed),
                ("failed", failed),
                ("error", broken),
                ("notExecuted", skipped + notReached),
            })
        {
            xml.WriteAttributeString(name, $"{count}");
        }

        xml.WriteEndElement();
        xml.WriteStartElement("Output");
        xml.WriteElementString("StdOut", XmlText.Clean(string.Join('\n', [run.Summary, .. RepeatHint.GetLines(run)])));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string GetOutcome(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "Passed",
        Outcome.Failed => "Failed",
        Outcome.Broken => "Error",
        _ => "NotExecuted",
    };

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    // A scenario has the same ID in every run, so that a build server can show its history.
    private static string GetId(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();
}
