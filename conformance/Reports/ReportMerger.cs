using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>Combines the reports of the parts of a run, such as those of <c>--shard</c>.</summary>
internal static class ReportMerger
{
    private const int MaxNamed = 5;

    /// <summary>The sum of the reports. Its verdict is that of the whole.</summary>
    /// <param name="parts">The reports with the names of their files.</param>
    /// <param name="minimumCoverage">The required coverage of the sum in per cent, or null.</param>
    public static RunReport Merge(IReadOnlyList<(string Name, RunReport Report)> parts, double? minimumCoverage)
    {
        var reports = parts.Select(part => part.Report).ToList();
        var results = reports.SelectMany(report => report.Results).ToList();
        return RunSummary.Complete(reports[0] with
        {
            Format = RunReport.CurrentFormat,
            Tool = TextTruncation.List([.. reports.Select(report => report.Tool).Distinct()], MaxNamed),
            Target = TextTruncation.List([.. reports.Select(report => report.Target).Distinct()], MaxNamed),
            TargetVersion = GetCommon(reports, report => report.TargetVersion),
            Edition = reports.Select(report => report.Edition).OfType<string>().Distinct().ToList() is { Count: > 0 } editions
                ? TextTruncation.List(editions, MaxNamed)
                : null,
            Suite = GetCommon(reports, report => report.Suite),
            Shard = null,
            Title = GetCommon(reports, report => report.Title),
            BuildUrl = GetCommon(reports, report => report.BuildUrl),
            Started = reports.Min(report => report.Started),
            Seconds = reports.Sum(report => report.Seconds),
            MinimumCoverage = minimumCoverage,
            RequiresAll = null,
            Scenarios = Counts.FromOutcomes(results.Select(scenario => scenario.Outcome)),
            Steps = Counts.FromOutcomes(results.SelectMany(scenario => scenario.Steps).Select(step => step.Outcome)),
            Coverage = CoverageMerger.Merge([.. reports.Select(report => report.Coverage)]),
            Findings = [.. reports.SelectMany(report => report.Findings)],
            LeftBehind = [.. reports.SelectMany(report => report.LeftBehind)],
            Results = results,
        });
    }

    /// <summary>Why the sum of the reports would be wrong: scenarios that two of them contain, and parts that are missing or do not
    /// belong together.</summary>
    public static IEnumerable<string> FindErrors(IReadOnlyList<(string Name, RunReport Report)> parts)
    {
        foreach (var duplicate in ArePartsOfOneRun(parts) ? [] : FindDuplicates(parts))
        {
            yield return duplicate;
        }

        var shards = parts.Where(part => part.Report.Shard is not null)
            .Select(part => (part.Name, part.Report, Shard: Shard.Parse(part.Report.Shard!)))
            .ToList();
        if (shards.Count == 0)
        {
            yield break;
        }

        foreach (var difference in FindDifferences([.. shards.Select(part => (part.Name, part.Report))], s_ofShards))
        {
            yield return $"the parts do not belong to one run: {difference}";
        }

        var of = shards[0].Shard.Of;
        if (shards.TrueForAll(part => part.Shard.Of == of)
            && Enumerable.Range(1, of).Except(shards.Select(part => part.Shard.Number)).ToList() is { Count: > 0 } missing)
        {
            yield return $"the report of {Pluralizer.Format(missing.Count, "part is", "parts are")} missing: " +
                TextTruncation.List([.. missing.Select(number => $"--shard {number}/{of}")], MaxNamed);
        }
    }

    /// <summary>In what the reports differ: suites, editions, seeds, targets, programs.</summary>
    public static IEnumerable<string> FindDifferences(IReadOnlyList<(string Name, RunReport Report)> parts) =>
        FindDifferences(parts, s_all);

    private static readonly (string Name, Func<RunReport, string?> Read)[] s_ofShards =
    [
        ("suites of scenarios", report => report.Suite),
        ("editions", report => report.Edition),
        ("numbers of parts", report => report.Shard is { } shard ? $"--shard i/{Shard.Parse(shard).Of}" : null),
    ];

    private static readonly (string Name, Func<RunReport, string?> Read)[] s_all =
    [
        .. s_ofShards,
        ("seeds", report => $"{report.Seed}"),
        ("targets", report => report.Target),
        ("versions of the target", report => report.TargetVersion),
        ("programs", report => report.Tool),
    ];

    // A report of an earlier version does not state everything; what it does not state does not differ.
    private static IEnumerable<string> FindDifferences(
        IReadOnlyList<(string Name, RunReport Report)> parts, (string Name, Func<RunReport, string?> Read)[] properties) =>
        properties
            .Select(property => (property.Name, Groups: parts
                .Where(part => property.Read(part.Report) is not null)
                .GroupBy(part => property.Read(part.Report)!)
                .ToList()))
            .Where(property => property.Groups.Count > 1)
            .Select(property => $"different {property.Name}: " + string.Join("; ", property.Groups.Select(group =>
                $"{group.Key} in {TextTruncation.List([.. group.Select(part => part.Name)], MaxNamed)}")));

    // Different parts of one run hold different scenarios, also where data rows have equal labels.
    private static bool ArePartsOfOneRun(IReadOnlyList<(string Name, RunReport Report)> parts) =>
        parts.All(part => part.Report.Shard is not null)
        && parts.Select(part => Shard.Parse(part.Report.Shard!)).ToList() is var shards
        && shards.Select(shard => shard.Of).Distinct().Count() == 1
        && shards.Select(shard => shard.Number).Distinct().Count() == shards.Count;

    // Equal scenarios in one report are those of --repeat.
    private static IEnumerable<string> FindDuplicates(IReadOnlyList<(string Name, RunReport Report)> parts)
    {
        var duplicates = parts.Index()
            .SelectMany(part => part.Item.Report.Results.Select(GetKey).Distinct(), (part, key) => (part.Index, part.Item.Name, Key: key))
            .GroupBy(entry => entry.Key)
            .Where(entries => entries.Count() > 1)
            .Select(entries => (entries.Key, Names: string.Join(" and ", entries.Select(entry => entry.Name))))
            .ToList();
        return duplicates.GroupBy(duplicate => duplicate.Names).Select(group =>
            $"{Pluralizer.Format(group.Count(), "scenario occurs", "scenarios occur")} in {group.Key}: " +
                TextTruncation.List([.. group.Select(duplicate => $"{duplicate.Key.Name} ({duplicate.Key.File})")], MaxNamed));
    }

    // The folder of an absolute path differs between machines.
    private static (string File, string Name) GetKey(ScenarioReport scenario)
    {
        var file = scenario.File.Replace('\\', '/');
        var isRooted = file is ['/', ..] or [_, ':', ..];
        return (isRooted ? file[(file.LastIndexOf('/') + 1)..] : file, scenario.Name);
    }

    private static string? GetCommon(List<RunReport> reports, Func<RunReport, string?> read) =>
        reports.Select(read).Distinct().ToList() is [var only] ? only : null;
}
