using System.Globalization;
using System.Xml;
using SdrsMock.Conformance.Reports;
using XmlText = SdrsMock.Conformance.Reports.XmlText;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>Writes a JUnit report: one suite for each family, one case for each mutant, which fails if no test noticed it.</summary>
internal static class MutantJUnitReport
{
    public static void Write(MutantRunReport report, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, XmlText.Settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "SDRS mutants");
        WriteCounts(xml, report.Mutants);
        foreach (var family in report.Mutants.GroupBy(entry => entry.Family))
        {
            xml.WriteStartElement("testsuite");
            xml.Attribute("name", family.Key);
            WriteCounts(xml, [.. family]);
            xml.WriteAttributeString("skipped", $"{family.Count(IsSkipped)}");
            xml.WriteAttributeString("timestamp", report.Started.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            foreach (var entry in family)
            {
                WriteCase(xml, entry);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool IsSkipped(MutantEntry entry) =>
        entry.Outcome is MutantOutcome.NotReached or MutantOutcome.NoDifference or MutantOutcome.Excused;

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<MutantEntry> entries)
    {
        xml.WriteAttributeString("tests", $"{entries.Count}");
        xml.WriteAttributeString("failures", $"{entries.Count(entry => entry.NeedsWork)}");
        xml.WriteAttributeString("errors", $"{entries.Count(entry => entry.Outcome is MutantOutcome.TimedOut)}");
        xml.WriteAttributeString("time", Seconds(entries.Sum(entry => entry.Seconds)));
    }

    private static void WriteCase(XmlWriter xml, MutantEntry entry)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("name", entry.Id);
        xml.Attribute("classname", $"{entry.Family}.{entry.Operation ?? "all operations"}");
        xml.WriteAttributeString("time", Seconds(entry.Seconds));
        if (entry.NeedsWork || entry.Outcome is MutantOutcome.TimedOut)
        {
            xml.WriteStartElement(entry.NeedsWork ? "failure" : "error");
            xml.Attribute("message", entry.Sentence ?? entry.Description);
            xml.WriteAttributeString("type", entry switch
            {
                { Outcome: MutantOutcome.TimedOut } => "timeout",
                { IsEvolution: true } => "evolution",
                _ => "unnoticed",
            });
            xml.WriteString(XmlText.Clean(entry.Witness is { } witness ? $"{witness.Curl}\n{witness.Rows}" : entry.Description));
            xml.WriteEndElement();
        }
        else if (IsSkipped(entry))
        {
            xml.WriteStartElement("skipped");
            xml.Attribute("message", entry.Outcome switch
            {
                MutantOutcome.Excused => $"excused: {entry.Reason}",
                MutantOutcome.NotReached => "not reached",
                _ => "no difference",
            });
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
