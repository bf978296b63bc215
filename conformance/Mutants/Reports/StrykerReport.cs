using System.Text.Json;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Mutants.Reports;

/// <summary>
/// Writes the mutation-testing report that the viewer and the dashboard of Stryker read. A chapter of the documentation is a file, and
/// its source are its operations with their constraints, one a line.
/// </summary>
internal static class StrykerReport
{
    private const string Everywhere = "All operations";
    private const string AnyOperation = "*";
    private const string TestFile = "tests";

    public static void Write(MutantRunReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("schemaVersion", "2");
        json.WriteStartObject("thresholds");
        json.WriteNumber("high", 98);
        json.WriteNumber("low", (int)(report.Minimum ?? 80));
        json.WriteEndObject();
        json.WriteStartObject("files");
        foreach (var chapter in Catalog.Operations.GroupBy(operation => operation.Chapter)
            .Select(chapter => (chapter.Key, chapter.Select(operation => operation.Name).ToList()))
            .Append((Everywhere, [AnyOperation])))
        {
            WriteChapter(json, chapter.Item1, chapter.Item2, report);
        }

        json.WriteEndObject();
        WriteTests(json, report);
        json.WriteEndObject();
    }

    private static void WriteChapter(Utf8JsonWriter json, string chapter, IReadOnlyList<string> operations, MutantRunReport report)
    {
        var (lines, lineOf) = (new List<string>(), new Dictionary<string, int>());
        foreach (var operation in operations)
        {
            Add(operation, operation == AnyOperation ? Everywhere : operation);
            foreach (var constraint in Catalog.Constraints.Where(constraint => constraint.Operation == operation))
            {
                Add(constraint.Id, $"  {constraint.Id}: {constraint.Statement.ReplaceLineEndings(" ")}");
            }
        }

        var located = report.Mutants.Select(entry => (Entry: entry, Line: FindLine(entry))).Where(pair => pair.Line > 0).ToList();
        if (located.Count == 0)
        {
            return;
        }

        json.WriteStartObject(chapter);
        json.WriteString("language", "text");
        json.WriteString("source", string.Join('\n', lines) + "\n");
        json.WriteStartArray("mutants");
        foreach (var (entry, line) in located)
        {
            WriteMutant(json, entry, line, lines[line - 1]);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Add(string key, string text)
        {
            lines.Add(text);
            lineOf.TryAdd(key, lines.Count);
        }

        // A rule of another chapter's operation, such as one of a batch, is listed where its constraint is.
        int FindLine(MutantEntry entry) =>
            entry.Constraint is { } constraint && Catalog.Constraint(constraint) is not null ? lineOf.GetValueOrDefault(constraint)
            : lineOf.GetValueOrDefault(entry.Operation ?? AnyOperation);
    }

    private static void WriteMutant(Utf8JsonWriter json, MutantEntry entry, int line, string text)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("mutatorName", entry.Family);
        json.WriteString("description", entry.Description);
        json.WriteStartObject("location");
        WritePosition(json, "start", line, text.Length - text.TrimStart().Length + 1);
        WritePosition(json, "end", line, text.Length + 1);
        json.WriteEndObject();
        json.WriteString("status", GetStatus(entry));
        if ((entry.Sentence ?? entry.Reason) is { } reason)
        {
            json.WriteString("statusReason", reason);
        }

        json.WriteNumber("duration", Math.Round(entry.Seconds * 1000));
        if (GetTest(entry) is { } test)
        {
            json.WriteStartArray("coveredBy");
            json.WriteStringValue(test);
            json.WriteEndArray();
            if (entry.Outcome is MutantOutcome.Noticed)
            {
                json.WriteStartArray("killedBy");
                json.WriteStringValue(test);
                json.WriteEndArray();
            }
        }

        json.WriteEndObject();
    }

    // A change that tests must survive is killed when they do, so that red always means work.
    private static string GetStatus(MutantEntry entry) => (entry.Outcome, entry.IsEvolution) switch
    {
        (MutantOutcome.Noticed, false) or (MutantOutcome.Unnoticed, true) => "Killed",
        (MutantOutcome.Unnoticed, false) or (MutantOutcome.Noticed, true) => "Survived",
        (MutantOutcome.NotReached, _) => "NoCoverage",
        (MutantOutcome.TimedOut, _) => "Timeout",
        _ => "Ignored",
    };

    private static string? GetTest(MutantEntry entry) => entry.Scenario ?? (entry.Played > 0 ? TestFile : null);

    private static void WritePosition(Utf8JsonWriter json, string name, int line, int column)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteEndObject();
    }

    private static void WriteTests(Utf8JsonWriter json, MutantRunReport report)
    {
        json.WriteStartObject("testFiles");
        json.WriteStartObject(TestFile);
        json.WriteStartArray("tests");
        foreach (var test in report.Mutants.Select(GetTest).OfType<string>().Distinct())
        {
            json.WriteStartObject();
            json.WriteString("id", test);
            json.WriteString("name", test == TestFile ? report.Subject : test);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
