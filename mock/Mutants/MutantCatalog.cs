using SdrsMock.Common;
using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>All mutants of an edition, derived from the declarations of its operations. Immutable, so safe for concurrent use.</summary>
internal sealed class MutantCatalog
{
    private readonly Dictionary<string, Mutant> _byId;

    private MutantCatalog(IReadOnlyList<Mutant> all) =>
        (All, _byId) = (all, all.ToDictionary(mutant => mutant.Id, StringComparer.Ordinal));

    /// <summary>The mutants by family.</summary>
    public IReadOnlyList<Mutant> All { get; }

    /// <summary>The mutant with an id, or null.</summary>
    public Mutant? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Derives the mutants from the operations of an edition.</summary>
    public static MutantCatalog Derive(IReadOnlyList<Operation> operations, Edition edition) => new(
    [
        .. RuleMutants.Derive(operations, edition),
        .. LimitMutants.Derive(operations),
        .. JobMutants.Derive(operations),
        .. StateMutants.Derive(operations),
        .. WriteMutants.Derive(operations),
        .. ReadMutants.Derive(operations),
        .. FieldMutants.Derive(operations),
        .. EvolutionMutants.Derive(operations),
    ]);
}
