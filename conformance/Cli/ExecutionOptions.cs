using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that say how stories are played: in which order, how many at a time, how often.</summary>
internal sealed class ExecutionOptions
{
    private readonly Option<int?> _parallel = new("--parallel")
    {
        Description = "How many stories at a time (default: one for each core on the embedded mock, else 1).",
        HelpName = "N",
        CustomParser = OptionParsers.FromOne,
    };
    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Only the i-th of n parts of about the same number of steps.",
        HelpName = "i/n",
        CustomParser = OptionParsers.Shard,
    };
    private readonly Option<int?> _repeat = new("--repeat")
    {
        Description = "Play every story so many times.",
        HelpName = "N",
        CustomParser = OptionParsers.FromOne,
    };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop after the first story that does not pass." };
    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "Play in an order drawn from N, with values made from N; the same seed repeats a run.",
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

    /// <summary>The seed that was asked for, or null.</summary>
    public long? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>The stories of this run in their order.</summary>
    /// <exception cref="UsageException">Nothing falls to this shard.</exception>
    public IReadOnlyList<Scenario> Order(ParseResult parsed, IReadOnlyList<Scenario> scenarios)
    {
        var mine = parsed.GetValue(_shard) is { } shard ? shard.Take(scenarios) : scenarios;
        if (mine.Count == 0)
        {
            throw new UsageException($"there are only {scenarios.Count} stories, so that none falls to this shard");
        }

        var all = Enumerable.Repeat(mine, parsed.GetValue(_repeat) ?? 1).SelectMany(each => each).ToArray();
        if (parsed.GetValue(_seed) is { } seed)
        {
            new Random(seed.GetHashCode()).Shuffle(all);
        }

        return all;
    }

    /// <exception cref="UsageException">More hands are asked for than the venue has room for.</exception>
    public ParallelRunner CreateRunners(ParseResult parsed, ExecutionEnvironment environment, int stories, Progress progress)
    {
        var hands = parsed.GetValue(_parallel);
        return hands > 1 && environment.IsSequential
            ? throw new UsageException(
                "with a token all stories on a mock share its project, so that --parallel has no room; a user (--user) or keys (--ak) " +
                    "may enter every project")
            : new(
                environment, hands ?? environment.GetDefaultParallelism(stories),
                parsed.GetValue(_failFast))
            { ScenarioStarted = progress.Started, ScenarioFinished = progress.Finished };
    }
}
