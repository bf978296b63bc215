using SdrsMock.Engine;
using SdrsMock.Mutants;

namespace SdrsMock;

/// <summary>
/// The ways in which an in-process mock, or one project in it, can behave wrong on purpose. With one project for each mutant, many can be
/// tried at the same time in one mock. Thread-safe.
/// </summary>
public sealed class MockMutants
{
    private readonly MockEngine _engine;
    private readonly string? _projectId;

    // Null stands for all projects without a mutant of their own.
    internal MockMutants(MockEngine engine, string? projectId) => (_engine, _projectId) = (engine, projectId);

    /// <summary>All mutants of the edition, by family.</summary>
    public IReadOnlyList<MockMutant> All =>
    [
        .. Control.All.Select(mutant => new MockMutant(
            mutant.Id, MutantFamilies.NameOf(mutant.Family), mutant.Operation, mutant.Constraint, mutant.Description)),
    ];

    /// <summary>The id of the mutant that is on; null for none.</summary>
    public string? Current => Control.FindId(_projectId);

    /// <summary>How often the mutant that is on has changed something; 0 without a mutant.</summary>
    public long Strikes => Control.Switch.Find(_projectId)?.Strikes ?? 0;

    /// <summary>The ids of the mutants that the calls since <see cref="Observe"/> would have made visible; empty without it.</summary>
    public IReadOnlyCollection<string> Reached => Control.FindObserver(_projectId)?.Changing ?? [];

    /// <summary>Switches a mutant on, in place of the one before.</summary>
    /// <param name="id">The id, such as <c>PI-CREATE-03:skip</c>.</param>
    /// <exception cref="ArgumentException">There is no such mutant, or the mock keeps its state; the message says which.</exception>
    public void Set(string id) => Control.Set(id, _projectId);

    /// <summary>Behaves as documented, and notes from now on which mutants the calls reach.</summary>
    public void Observe() => Control.Observe(_projectId);

    /// <summary>Switches the mutant, or the observation, off.</summary>
    public void Clear() => Control.Switch.Set(_projectId, null);

    private MutantControl Control => _engine.Mutants;
}
