using System.Collections.Frozen;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>
/// The documented transitions that a call applies at once, without a job: renames, tags, rows of the task center. They are
/// looked up in the catalog by the operation's id, so that no operation repeats them.
/// </summary>
internal static class SynchronousTransitions
{
    private static readonly FrozenDictionary<string, string> s_byOperation = Catalog.Transitions
        .SelectMany(transition => GetIds(transition.Operation).Select(id => (id, transition.Operation)))
        .Join(Catalog.Operations, pair => pair.id, operation => operation.Id, (pair, operation) => (operation.Name, pair.Operation))
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Operation);

    /// <summary>The transition of an operation in the catalog, or null.</summary>
    public static string? FindFor(string operation) => s_byOperation.GetValueOrDefault(operation);

    // "tags.add / batch-add / delete": only the first part contains the resource.
    private static IEnumerable<string> GetIds(string text)
    {
        var parts = text.Split(" / ");
        var resource = parts[0].Split('.')[0];
        return parts.Select(part => part.Contains('.') ? part : $"{resource}.{part}");
    }
}
