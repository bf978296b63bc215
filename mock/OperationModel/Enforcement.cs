namespace SdrsMock.OperationModel;

/// <summary>Where a constraint is enforced, and by which codes.</summary>
/// <param name="Locations">Operations, schema files or parts of the engine.</param>
/// <param name="Codes">The error codes of its violation.</param>
internal sealed record Enforcement(IReadOnlyList<string> Locations, IReadOnlyList<string> Codes);
