using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options for the execution: order, parallelism and repetition.</summary>
internal sealed class ExecutionOptions
{
    private readonly Option<int?> _parallel = new("--parallel")
    {
        Description = "Number of scenarios that run at the same time (default: one for each core on the embedded mock, otherwise 1).",
        HelpName = "N",
        CustomParser = OptionParsers.FromOne,
    };
    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Run only the i-th of n parts, which have about the same number of steps.",
        HelpName = "i/n",
        CustomParser = OptionParsers.Shard,
    };
    private readonly Option<int?> _repeat = new("--repeat")
    {
        Description = "Run every scenario N times.",
        HelpName = "N",
        CustomParser = OptionParsers.FromOne,
    };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop after the first scenario that does not pass." };
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "Random order and generated values from seed N; the same seed repeats a run.",
        HelpName = "N",
        CustomParser = OptionParsers.Seed,
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _parallel, _shard, _repeat, _failFast, _seed })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The seed of the command line, or null.</summary>
    public long? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The part of the scenarios to run as <c>i/n</c>; null for all of them.</summary>
    public string? Shard(ParseResult parsed) => parsed.GetValue(_shard) is { Of: > 1 } shard ? $"{shard}" : null;

    /// <summary>The scenarios of this run, in their order.</summary>
    /// <exception cref="UsageException">The shard is empty.</exception>
    public IReadOnlyList<Scenario> Order(ParseResult parsed, IReadOnlyList<Scenario> scenarios)
    {
        var selected = parsed.GetValue(_shard) is { } shard ? shard.Take(scenarios) : scenarios;
        if (selected.Count == 0 && scenarios.Count > 0)
        {
            throw new UsageException($"--shard: this part is empty, because there are only {scenarios.Count} scenarios; use fewer parts");
        }

        var all = Enumerable.Repeat(selected, parsed.GetValue(_repeat) ?? 1).SelectMany(each => each).ToArray();
        if (parsed.GetValue(_seed) is { } seed)
        {
            new Random(seed.GetHashCode()).Shuffle(all);
        }

        return all;
    }

    /// <exception cref="UsageException"><c>--parallel</c> exceeds what the target supports.</exception>
    public ParallelRunner CreateRunners(ParseResult parsed, ExecutionEnvironment environment, int scenarios, Progress progress)
    {
        var parallel = parsed.GetValue(_parallel);
        if (parallel > 1 && environment.IsSequential)
        {
            throw new UsageException(
                "--parallel cannot be used with --token: all scenarios share the project of the token. Use --user, or --ak and --sk.");
        }

        return new(environment, parallel ?? environment.GetDefaultParallelism(scenarios), parsed.GetValue(_failFast))
        {
            ScenarioStarted = progress.Started,
            ScenarioFinished = progress.Finished,
        };
    }
}
