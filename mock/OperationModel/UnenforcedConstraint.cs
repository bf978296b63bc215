namespace SdrsMock.OperationModel;

/// <summary>A constraint that no answer can show, and why. Listed so that silence is never mistaken for coverage.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Text">The ledger's statement.</param>
/// <param name="Reason">Why it is not enforced.</param>
internal sealed record UnenforcedConstraint(string Id, string Text, string Reason) : Constraint(Id, Text);
