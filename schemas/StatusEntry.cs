namespace SdrsMock.Schemas;

/// <summary>One documented value of a status.</summary>
/// <param name="Resource">Resource type, such as <c>protection-group</c>, or the member that holds the value.</param>
/// <param name="Status">The value on the wire.</param>
/// <param name="Meaning">Explanation of the status.</param>
/// <param name="Class">One of stable, transitional, error.</param>
/// <param name="Source">Page that lists the status.</param>
public sealed record StatusEntry(string Resource, string Status, string Meaning, string Class, string Source);
