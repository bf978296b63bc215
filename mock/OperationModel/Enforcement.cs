namespace SdrsMock.OperationModel;

/// <summary>How a constraint is enforced.</summary>
/// <param name="Locations">Operations, schema files or parts of the engine.</param>
/// <param name="Codes">The codes that its violation can answer.</param>
internal sealed record Enforcement(IReadOnlyList<string> Locations, IReadOnlyList<string> Codes);
