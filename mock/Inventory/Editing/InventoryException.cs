namespace SdrsMock.Inventory.Editing;

/// <summary>A change of the inventory that cannot be made; the message is one sentence that names the member.</summary>
internal sealed class InventoryException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status that fits: 400, 404 or 409.</summary>
    public int Status { get; } = status;

    /// <summary>The member is wrong: <paramref name="path"/> comes first in the sentence.</summary>
    public static InventoryException Invalid(string path, string sentence) => new(400, $"{path} {sentence}.");

    public static InventoryException NotFound(string kind, string id) =>
        new(404, $"{kind} holds nothing with the id \"{id}\".");

    public static InventoryException Conflict(string sentence) => new(409, $"{sentence}.");

    /// <summary>Refuses unless something holds for a member.</summary>
    public static void ThrowUnless(bool holds, string path, string sentence)
    {
        if (!holds)
        {
            throw Invalid(path, sentence);
        }
    }

    /// <summary>Refuses a value that is not one of the known ones.</summary>
    public static void ThrowUnlessKnown(IReadOnlySet<string> known, string path, string value) =>
        ThrowUnless(
            known.Contains(value),
            path,
            $"is \"{value}\" but must be one of {string.Join(", ", known.Order(StringComparer.Ordinal))}");
}
