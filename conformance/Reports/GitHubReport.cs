namespace SdrsMock.Conformance.Reports;

/// <summary>What GitHub Actions shows beside the changed lines: workflow commands on standard output.</summary>
internal static class GitHubReport
{
    // GitHub shows ten of a kind in one step and drops the rest without a word.
    private const int MaxAnnotationsPerLevel = 10;

    public static void Write(IEnumerable<SourceDiagnostic> findings, TextWriter output)
    {
        foreach (var level in findings.GroupBy(finding => finding.Level))
        {
            foreach (var finding in level.Take(MaxAnnotationsPerLevel))
            {
                var word = finding.Level == SourceDiagnostic.Note ? "notice" : finding.Level;
                output.WriteLine(
                    $"::{word} file={Property(finding.File)},line={finding.Row},title={Property(finding.Title)}::{Data(finding.Message)}");
            }

            if (level.Count() > MaxAnnotationsPerLevel)
            {
                output.WriteLine($"::notice::{level.Count() - MaxAnnotationsPerLevel} more of level {level.Key} are in the report");
            }
        }
    }

    private static string Data(string text) => text
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
