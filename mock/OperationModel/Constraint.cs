namespace SdrsMock.OperationModel;

/// <summary>A sentence of the documentation about one operation. Its id is the ledger's, its text the ledger's statement.</summary>
/// <param name="Id">Such as <c>PI-CREATE-03</c>.</param>
/// <param name="Statement">The ledger's statement.</param>
internal abstract record Constraint(string Id, string Statement)
{
    /// <summary>The only edition that it holds in, or null.</summary>
    public virtual string? Edition { get; init; }
}
