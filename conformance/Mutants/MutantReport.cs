using System.Globalization;
using System.Text.Json;
using SdrsMock.Conformance.Reports;

namespace SdrsMock.Conformance.Mutants;

/// <summary>The results of a run against mutants: a table of the families, and what to do about each mutant that none noticed.</summary>
/// <param name="results">The results.</param>
/// <param name="elapsed">The duration of the run.</param>
internal sealed class MutantReport(IReadOnlyList<MutantResult> results, TimeSpan elapsed)
{
    private readonly IReadOnlyList<MutantScore> _scores = MutantScore.ByFamily(results);

    // Evolution is the other way round: a change that a client must survive.
    private MutantScore Total => MutantScore.Count("all", results.Where(result => result.Mutant.Family != Mutant.Evolution));

    /// <summary>Writes the mutants that were not noticed or reached, then the table.</summary>
    public void Write(TextWriter output)
    {
        foreach (var result in results.Where(result => result is { Outcome: MutantOutcome.Unnoticed, Mutant.Family: not Mutant.Evolution }))
        {
            WriteEntry(output, "unnoticed", result, $"Reached by {result.Scenario}. Add a check that fails then.");
        }

        foreach (var result in results.Where(result => result is { Outcome: MutantOutcome.Noticed, Mutant.Family: Mutant.Evolution }))
        {
            WriteEntry(output, "not survived", result, $"{result.Scenario} fails; a later version of the service may do this.");
        }

        if (results.Where(result => result.Outcome is MutantOutcome.NotReached)
            .CountBy(result => result.Mutant.Operation ?? "all operations").ToList() is { Count: > 0 } unreached)
        {
            var operations = unreached.ConvertAll(group => $"{group.Key} ({group.Value})");
            output.WriteLine(SafeText.ForConsole($"not reached: {TextTruncation.List(operations, 12)}"));
        }

        output.WriteLine();
        output.WriteLine("Family     noticed  unnoticed  not reached  no difference  excused  per cent");
        foreach (var score in _scores)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Family,-9}{score.Noticed,9}{score.Unnoticed,11}{score.NotReached,13}{score.NoDifference,15}{score.Excused,9}" +
                    $"{(score.Family == Mutant.Evolution ? "-" : Format(score.Percent)),10}"));
        }

        output.WriteLine();
    }

    /// <summary>Writes the score and whether it is enough; returns whether it is.</summary>
    public bool WriteVerdict(TextWriter output, double? minimum)
    {
        var total = Total;
        // Without a mutant that changed anything nothing was shown, so that a gate must not pass unless all are excused.
        var isEnough = minimum is null || total.Percent >= minimum || total is { Percent: null, Excused: > 0 };
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{total.Noticed} of {total.Noticed + total.Unnoticed} bugs noticed ({Format(total.Percent)} %), " +
                $"{total.NotReached} not reached, {total.NoDifference} without a difference, {total.Excused} excused, " +
                    $"{elapsed.TotalSeconds:F1} s"));
        if (_scores.FirstOrDefault(score => score.Family == Mutant.Evolution) is { } evolution)
        {
            output.WriteLine($"{evolution.Unnoticed} of {evolution.Unnoticed + evolution.Noticed} later changes survived");
        }

        if (!isEnough)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Fewer than the {minimum} % of --min-noticed"));
        }

        return isEnough;
    }

    /// <summary>The results as JSON.</summary>
    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("mutants");
            foreach (var result in results)
            {
                json.WriteStartObject();
                json.WriteString("id", result.Mutant.Id);
                json.WriteString("family", result.Mutant.Family);
                json.WriteString("operation", result.Mutant.Operation);
                json.WriteString("constraint", result.Mutant.Constraint);
                json.WriteString("description", result.Mutant.Description);
                json.WriteString("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName($"{result.Outcome}"));
                json.WriteString("scenario", result.Scenario);
                json.WriteString("reason", result.Reason);
                json.WriteNumber("played", result.Played);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(TextWriter output, string outcome, MutantResult result, string advice)
    {
        output.WriteLine(SafeText.ForConsole($"{outcome}: {result.Mutant.Id}"));
        output.WriteLine(SafeText.ForConsole($"  {result.Mutant.Description}"));
        output.WriteLine(SafeText.ForConsole($"  {advice}"));
    }

    private static string Format(double? percent) => percent is { } known ? known.ToString("F1", CultureInfo.InvariantCulture) : "-";
}
