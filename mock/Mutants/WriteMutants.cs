using SdrsMock.OperationModel;
using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>Mutants of the operations that change something at once: <c>lost</c> responds as if it had, and changes nothing.</summary>
internal static class WriteMutants
{
    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) => operations
        .Where(operation => !operation.IsReadOnly && operation is not IJobHandler && !IsQuery(operation))
        .Select(operation => new Mutant(
            $"{operation.Name}:lost", MutantFamily.Write, operation.Name, null,
            $"{operation.Name} succeeds and changes nothing", () => new LostChange(operation.Name)));

    // A POST whose response is a list only reads.
    private static bool IsQuery(Operation operation) => operation.Name.StartsWith("List", StringComparison.Ordinal);

    private sealed class LostChange(string operation) : Mutation
    {
        public override bool LosesChanges(string name) => name == operation;
    }
}
