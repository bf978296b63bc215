using System.CommandLine;
using System.IO.Enumeration;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Mutants;
using SdrsMock.Conformance.Mutants.Reports;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that select mutants, and those of a run against them.</summary>
internal sealed class MutantOptions
{
    private readonly Option<string[]> _families = new("--family")
    {
        Description = "Only mutants of these families: rule, limit, job, state, write, read, field, evolution.",
        HelpName = "family",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string[]> _operations = new("--operation")
    {
        Description = "Only mutants of these operations; * and ? are wildcards.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _one = new("--one") { Description = "Only the mutant with this id.", HelpName = "id" };
    private readonly Option<double?> _sample = new("--sample")
    {
        Description = "Only P per cent of the mutants, spread evenly; with --seed, drawn.",
        HelpName = "P",
        CustomParser = OptionParsers.Percent,
    };
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "Draw the sample, ids and generated values from seed N; the same seed repeats a run.",
        HelpName = "N",
        CustomParser = OptionParsers.Seed,
    };
    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Run only the i-th of n parts of the mutants.",
        HelpName = "i/n",
        CustomParser = OptionParsers.Shard,
    };
    private readonly Option<TimeSpan?> _budget = new("--budget")
    {
        Description = "Begin no further mutant after this time, such as 10m. The most valuable families come first: write, job, state, "
            + "rule, read, limit, field.",
        HelpName = "time",
        CustomParser = OptionParsers.Duration,
    };
    private readonly Option<FileInfo?> _resume = new("--resume")
    {
        Description = "Keep the results in a file as they come; those that it already holds are not run again.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };
    private readonly Option<double?> _minimum = new("--min-noticed")
    {
        Description = "Fail if fewer than P per cent of the mutants that changed something are noticed; evolution is not counted.",
        HelpName = "P",
        CustomParser = OptionParsers.Percent,
    };
    private readonly Option<FileInfo?> _known = new("--known")
    {
        Description = "A CSV file of excused mutants: mutant, reason, until.",
        HelpName = "file",
        CustomParser = OptionParsers.File,
    };

    /// <summary>Adds the options that name mutants.</summary>
    public void AddNamesTo(Command command)
    {
        command.Options.Add(_families);
        command.Options.Add(_operations);
        command.Options.Add(_one);
    }

    /// <summary>Adds the options of a run.</summary>
    public void AddTo(Command command)
    {
        AddNamesTo(command);
        foreach (var option in new Option[] { _sample, _seed, _shard, _budget, _resume, _minimum, _known })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The id of the only mutant, or null.</summary>
    public string? One(ParseResult parsed) => parsed.GetValue(_one);

    /// <summary>The seed of the command line, or null.</summary>
    public long? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>A report with the part of the mutants, the least share of noticed ones, and how many were not run.</summary>
    public MutantRunReport Describe(ParseResult parsed, MutantRunReport report, int notRun) => report with
    {
        Shard = parsed.GetValue(_shard) is { Of: > 1 } shard ? $"{shard}" : null,
        NotRun = notRun,
        Minimum = parsed.GetValue(_minimum),
    };

    /// <summary>The time after which no mutant is begun, or null.</summary>
    public TimeSpan? Budget(ParseResult parsed) => parsed.GetValue(_budget);

    /// <summary>The file with the results of an interrupted run, or null.</summary>
    public FileInfo? ResumeFile(ParseResult parsed) => parsed.GetValue(_resume);

    /// <summary>Checks that the file of the results can be written, before the run.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Verify(ParseResult parsed) => OutputFile.Verify(_resume.Name, parsed.GetValue(_resume));

    /// <summary>Opens the file of the results; null without one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="subject">What is run: results of something else are not reused.</param>
    public MutantProgressFile? OpenProgress(ParseResult parsed, string subject) =>
        parsed.GetValue(_resume) is { } file ? MutantProgressFile.Open(file, $"{ProductInfo.Version} {subject}") : null;

    /// <summary>Reads the excused mutants, and notes the rows that excuse nothing.</summary>
    public KnownMutants ReadKnown(ParseResult parsed, IReadOnlyList<Mutant> mutants, TextWriter output)
    {
        if (parsed.GetValue(_known) is not { } file)
        {
            return KnownMutants.None;
        }

        var known = KnownMutants.Read(file.ToString(), DateOnly.FromDateTime(DateTime.UtcNow), mutants);
        foreach (var note in known.Notes)
        {
            output.WriteLine($"Note: {SafeText.ForLine(note)}");
        }

        return known;
    }

    /// <summary>The selected mutants.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="all">All mutants.</param>
    /// <param name="constraints">Only mutants of these constraints; empty for all.</param>
    /// <exception cref="UsageException">A name is unknown, or nothing is selected.</exception>
    public IReadOnlyList<Mutant> Select(ParseResult parsed, IReadOnlyList<Mutant> all, params string[] constraints)
    {
        var (families, operations, one) = (parsed.GetValue(_families) ?? [], parsed.GetValue(_operations) ?? [], parsed.GetValue(_one));
        var known = all.Select(mutant => mutant.Family).Distinct().ToList();
        if (families.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new UsageException(
                $"--family: '{unknown}' is not a family; use {string.Join(", ", known)}{DidYouMean.For(unknown, known)}");
        }

        if (one is not null && all.All(mutant => mutant.Id != one))
        {
            throw new UsageException($"--one: there is no mutant '{one}'{DidYouMean.For(one, all.Select(mutant => mutant.Id).ToList())}");
        }

        var selected = all
            .Where(mutant => families.Length == 0 || families.Contains(mutant.Family))
            .Where(mutant => operations.Length == 0 || Matches(operations, mutant.Operation))
            .Where(mutant => constraints.Length == 0 || Matches(constraints, mutant.Constraint))
            .Where(mutant => one is null || mutant.Id == one)
            .ToList();
        if (selected.Count == 0)
        {
            throw new UsageException(
                $"no mutant matches --family, --operation{(constraints.Length > 0 ? ", --constraint" : "")} and --one");
        }

        var sample = Sample(parsed, selected);
        var part = parsed.GetValue(_shard) is { } shard
            ? [.. sample.Where((_, index) => index % shard.Of == shard.Number - 1)]
            : sample;
        return part.Count > 0 ? part : throw new UsageException(
            $"--sample and --shard leave none of {Pluralizer.Format(selected.Count, "mutant", "mutants")}; take more, or fewer parts");
    }

    private static bool Matches(string[] patterns, string? name) =>
        Array.Exists(patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, name ?? ""));

    // Without a seed, every k-th one, so that each family and operation is represented.
    private List<Mutant> Sample(ParseResult parsed, List<Mutant> mutants)
    {
        if (parsed.GetValue(_sample) is not { } percent)
        {
            return mutants;
        }

        if (parsed.GetValue(_seed) is not { } seed)
        {
            return [.. mutants.Where((_, index) => Math.Floor((index + 1) * percent / 100) > Math.Floor(index * percent / 100))];
        }

        var numbers = Enumerable.Range(0, mutants.Count).ToArray();
        new Random(seed.GetHashCode()).Shuffle(numbers);
        return [.. numbers.Take((int)Math.Floor(mutants.Count * percent / 100)).Order().Select(number => mutants[number])];
    }
}
