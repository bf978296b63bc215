using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Mutants;

/// <summary>
/// Finds a test that shows a mutant: a row of the program's own scenarios that fails with it, or a sample of the operation.
/// </summary>
/// <param name="environment">Where the scenarios run.</param>
/// <param name="scenarios">The program's own scenarios; empty gives samples only.</param>
internal sealed class WitnessFinder(ExecutionEnvironment environment, IReadOnlyList<Scenario> scenarios)
{
    private const int MaxWitnesses = 200;
    private const int MaxTries = 100;

    /// <summary>The tests for the mutants that tests should notice, by the id of the mutant.</summary>
    public async Task<IReadOnlyDictionary<string, MutantWitness>> FindAsync(
        IReadOnlyList<MutantResult> results, CancellationToken cancellation)
    {
        var mutants = results.Where(result => result is { Outcome: MutantOutcome.Unnoticed, Mutant.IsEvolution: false })
            .Select(result => result.Mutant).Take(MaxWitnesses).ToList();
        var witnesses = new Dictionary<string, MutantWitness>();
        if (mutants.Count == 0)
        {
            return witnesses;
        }

        var left = mutants.ToDictionary(mutant => mutant.Id, mutant => (Mutant: mutant, Tries: 0));
        // A scenario without a data file can be pasted as it is, and a short one is easier to read.
        var candidates = scenarios.Where(scenario => mutants.Exists(mutant => MayReach(scenario, mutant)))
            .OrderBy(scenario => scenario.Data is null ? 0 : 1).ThenBy(scenario => scenario.Steps.Count).ToList();
        if (candidates.Count > 0)
        {
            await using var runner = await environment.CreateRunnerAsync(cancellation);
            foreach (var scenario in candidates.TakeWhile(_ => left.Count > 0))
            {
                await FindAsync(scenario, left, witnesses, runner, cancellation);
            }
        }

        foreach (var mutant in mutants.Where(mutant => mutant.Operation is not null && !witnesses.ContainsKey(mutant.Id)))
        {
            witnesses[mutant.Id] = SampleCall.ForOperation(mutant.Operation!, mutant.Id);
        }

        return witnesses;
    }

    private static bool MayReach(Scenario scenario, Mutant mutant) =>
        (mutant.Constraint is { } constraint && scenario.Covers.Contains(constraint))
        || scenario.Steps.Any(step => step.Target is CallTarget.Operation call && call.Name == mutant.Operation);

    // Tries a scenario with the mutants that it reaches.
    private static async Task FindAsync(
        Scenario scenario, Dictionary<string, (Mutant Mutant, int Tries)> left, Dictionary<string, MutantWitness> witnesses,
        ScenarioRunner runner, CancellationToken cancellation)
    {
        if (!left.Values.Any(item => MayReach(scenario, item.Mutant)))
        {
            return;
        }

        await runner.ObserveMutantsAsync(cancellation);
        var passes = (await runner.RunAsync(scenario, cancellation)).Outcome is Outcome.Passed;
        var reach = passes && await runner.ReadReachedMutantsAsync(cancellation) is { } list ? MutantReach.Read(list) : MutantReach.None;
        foreach (var (id, (mutant, tries)) in left.Where(item => reach.Changing.Contains(item.Key)).ToList())
        {
            await runner.SetMutantAsync(id, cancellation);
            var result = await runner.RunAsync(scenario, cancellation);
            left[id] = (mutant, tries + 1);
            if (MutantRunner.FindFailedStep(result) is { Exchange: not null } failed)
            {
                witnesses[id] = Create(scenario, result, failed);
            }

            if (tries + 1 == MaxTries || witnesses.ContainsKey(id))
            {
                left.Remove(id);
            }
        }
    }

    private static MutantWitness Create(Scenario scenario, ScenarioResult result, StepResult failed)
    {
        var report = ReportBuilder.BuildScenario(result).Steps.First(step => step.Number == failed.Step.Number);
        return new(
            CurlCommand.Format(report.Request! with { IsEmbedded = true }),
            ScenarioFormatter.Format(scenario.Steps.TakeWhile(step => step.Number <= failed.Step.Number)),
            MutantRunner.Locate(scenario, failed.Step),
            Describe(report));
    }

    private static string Describe(StepReport step) => $"{step.Call}: {step.Failures.FirstOrDefault("fails")}";
}
