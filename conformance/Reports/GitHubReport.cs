using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Reports;

/// <summary>Writes GitHub Actions workflow commands, which show annotations beside changed lines.</summary>
internal static class GitHubReport
{
    // GitHub shows at most ten annotations of each level for one step and drops the others silently.
    private const int MaxAnnotationsPerLevel = 10;

    public static void Write(IEnumerable<SourceDiagnostic> findings, TextWriter output)
    {
        foreach (var level in findings.GroupBy(finding => finding.Level))
        {
            foreach (var finding in level.Take(MaxAnnotationsPerLevel))
            {
                var command = finding.Level == SourceDiagnostic.Note ? "notice" : finding.Level;
                output.WriteLine(
                    $"::{command} file={Property(Workbook.GetFile(finding.File))},line={finding.Row},title={Property(finding.Title)}" +
                        $"::{Data(finding.Message)}");
            }

            if (level.Count() > MaxAnnotationsPerLevel)
            {
                output.WriteLine(
                    $"::notice::{level.Count() - MaxAnnotationsPerLevel} more annotations of level {level.Key} are in the report");
            }
        }
    }

    private static string Data(string text) => SafeText.ForAnnotation(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
