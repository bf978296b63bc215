namespace SdrsMock.Inventory.Editing;

/// <summary>An invalid change of the inventory; the message names the member.</summary>
internal sealed class InventoryException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status of the error: 400, 404 or 409.</summary>
    public int Status { get; } = status;

    /// <summary>400: a member is invalid. The message is "<paramref name="path"/> <paramref name="problem"/>."</summary>
    public static InventoryException Invalid(string path, string problem) => new(400, $"{path} {problem}.");

    /// <summary>404: no item has this id.</summary>
    public static InventoryException NotFound(string kind, string id) =>
        new(404, $"{kind} holds nothing with the id \"{id}\".");

    /// <summary>409: the change conflicts with the inventory.</summary>
    public static InventoryException Conflict(string problem) => new(409, $"{problem}.");

    /// <summary>Throws <see cref="Invalid"/> unless a condition is true.</summary>
    public static void ThrowUnless(bool condition, string path, string problem)
    {
        if (!condition)
        {
            throw Invalid(path, problem);
        }
    }

    /// <summary>Throws <see cref="Invalid"/> unless a value is one of the known ones.</summary>
    public static void ThrowUnlessKnown(IReadOnlySet<string> known, string path, string value) =>
        ThrowUnless(
            known.Contains(value),
            path,
            $"is \"{value}\" but must be one of {string.Join(", ", known.Order(StringComparer.Ordinal))}");
}
