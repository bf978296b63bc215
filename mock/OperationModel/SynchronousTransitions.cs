using System.Collections.Frozen;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>
/// The documented transitions that a call makes at once, without a job: renames, tags, rows of the task center. Found in
/// the ledger by the operation's id, so that no operation has to say it again.
/// </summary>
internal static class SynchronousTransitions
{
    private static readonly FrozenDictionary<string, string> s_byOperation = Catalog.Transitions
        .SelectMany(transition => GetIds(transition.Operation).Select(id => (id, transition.Operation)))
        .Join(Catalog.Operations, pair => pair.id, operation => operation.Id, (pair, operation) => (operation.Name, pair.Operation))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Operation);

    /// <summary>The ledger's words for what the operation does, or null.</summary>
    public static string? FindFor(string operation) => s_byOperation.GetValueOrDefault(operation);

    // "tags.add / batch-add / delete": the resource stands only before the first.
    private static IEnumerable<string> GetIds(string text)
    {
        var parts = text.Split(" / ");
        var resource = parts[0].Split('.')[0];
        return parts.Select(part => part.Contains('.') ? part : $"{resource}.{part}");
    }
}
