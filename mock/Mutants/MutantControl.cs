using SdrsMock.Common;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Mutants;

/// <summary>Switches mutants on and off. Thread-safe.</summary>
internal sealed class MutantControl
{
    private readonly Lazy<MutantCatalog> _catalog;
    private readonly bool _persists;
    private readonly string? _initial;

    /// <param name="operations">The operations of the edition.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="persists">Whether commands are persisted: a log cannot be replayed without the mutant.</param>
    /// <param name="initial">The id of the mutant of all projects at the start; null for none.</param>
    /// <exception cref="ArgumentException">There is no such mutant, or the mock keeps its state.</exception>
    public MutantControl(IReadOnlyList<Operation> operations, Edition edition, bool persists, string? initial)
    {
        (_persists, _initial) = (persists, initial);
        _catalog = new(() => MutantCatalog.Derive(operations, edition));
        Clear();
    }

    /// <summary>The mutations that are on.</summary>
    public MutationSwitch Switch { get; } = new();

    /// <summary>All mutants of the edition.</summary>
    public IReadOnlyList<Mutant> All => _catalog.Value.All;

    /// <summary>The id of the mutant that is on in a project; null for none.</summary>
    public string? FindId(string? projectId) => Switch.Find(projectId)?.Id;

    /// <summary>The mutation of a mutant, to execute a command again.</summary>
    /// <exception cref="ArgumentException">There is no such mutant.</exception>
    public ActiveMutation Create(string id) => _catalog.Value.Find(id) is { } mutant ? new(id, mutant.Create())
        : throw new ArgumentException($"mutant: '{id}' is unknown");

    /// <summary>Switches a mutant on, in place of the one before.</summary>
    /// <param name="id">The id of the mutant.</param>
    /// <param name="projectId">The project; null for all projects without a mutant of their own.</param>
    /// <exception cref="ArgumentException">There is no such mutant, or the mock keeps its state; the message says which.</exception>
    public ActiveMutation Set(string id, string? projectId)
    {
        var mutant = _catalog.Value.Find(id) ?? throw new ArgumentException(
            $"mutant: '{id}' is unknown; {(NearestName.Find(id, All.Select(known => known.Id)) is { } nearest
                ? $"did you mean '{nearest}'?" : "GET /__sdrs/mutants lists the ids")}");
        if (_persists)
        {
            throw new ArgumentException("mutant: a mock with a state file has no mutants, because its log could not be replayed");
        }

        var mutation = new ActiveMutation(mutant.Id, mutant.Create());
        Switch.Set(projectId, mutation);
        return mutation;
    }

    /// <summary>Behaves as documented, and notes which mutants the calls reach.</summary>
    /// <param name="projectId">The project; null for all projects without a mutant of their own.</param>
    public MutantObserver Observe(string? projectId)
    {
        var observer = new MutantObserver(All);
        Switch.Set(projectId, new(null, observer));
        return observer;
    }

    /// <summary>The observation that is on in a project; null for none.</summary>
    public MutantObserver? FindObserver(string? projectId) => Switch.Find(projectId)?.Mutation as MutantObserver;

    /// <summary>Switches the mutant of a project off, or all but the one that the mock was started with.</summary>
    public void Clear(string? projectId = null)
    {
        if (projectId is not null)
        {
            Switch.Set(projectId, null);
            return;
        }

        Switch.Clear();
        if (_initial is not null)
        {
            Set(_initial, null);
        }
    }
}
