namespace SdrsMock.OperationModel;

/// <summary>A constraint that no response can show, and why. It is listed so that the coverage report is complete.</summary>
/// <param name="Id">The id in the catalog.</param>
/// <param name="Text">The statement in the catalog.</param>
/// <param name="Reason">Why it is not enforced.</param>
internal sealed record UnenforcedConstraint(string Id, string Text, string Reason) : Constraint(Id, Text);
