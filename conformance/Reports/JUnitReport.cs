using System.Globalization;
using System.Xml;

namespace SdrsMock.Conformance.Reports;

/// <summary>The JUnit form that build servers read: a suite for each file, a case for each story.</summary>
internal static class JUnitReport
{
    public static void Write(RunReport run, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, XmlText.Settings);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "SDRS conformance");
        WriteCounts(xml, run.Results);
        foreach (var file in run.Results.GroupBy(story => story.File))
        {
            xml.WriteStartElement("testsuite");
            xml.Attribute("name", file.Key);
            WriteCounts(xml, [.. file]);
            xml.WriteAttributeString("timestamp", run.Started.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            foreach (var story in file)
            {
                WriteCase(xml, story);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<StoryReport> stories)
    {
        xml.WriteAttributeString("tests", $"{stories.Count}");
        xml.WriteAttributeString("failures", $"{stories.Count(story => story.Outcome is Outcome.Failed)}");
        xml.WriteAttributeString("errors", $"{stories.Count(story => story.Outcome is Outcome.Broken)}");
        xml.WriteAttributeString("skipped", $"{stories.Count(story => story.Outcome is Outcome.Skipped or Outcome.NotReached)}");
        xml.WriteAttributeString("time", Seconds(stories.Sum(story => story.Seconds)));
    }

    private static void WriteCase(XmlWriter xml, StoryReport story)
    {
        xml.WriteStartElement("testcase");
        xml.Attribute("name", story.Name);
        xml.Attribute("classname", Path.GetFileNameWithoutExtension(story.File));
        xml.Attribute("file", story.File);
        xml.WriteAttributeString("line", $"{story.Row}");
        xml.WriteAttributeString("time", Seconds(story.Seconds));
        switch (story.Outcome)
        {
            case Outcome.Failed or Outcome.Broken:
                xml.WriteStartElement(story.Outcome is Outcome.Failed ? "failure" : "error");
                xml.Attribute("message", story.Steps.SelectMany(step => step.Shortfalls).FirstOrDefault(""));
                xml.WriteAttributeString("type", story.Outcome is Outcome.Failed ? "target" : "table");
                xml.WriteString(XmlText.Clean(FailureText.Of(story)));
                xml.WriteEndElement();
                break;
            case Outcome.Skipped or Outcome.NotReached:
                xml.WriteStartElement("skipped");
                xml.Attribute("message", story.Reason ?? "not reached");
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
