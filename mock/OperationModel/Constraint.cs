namespace SdrsMock.OperationModel;

/// <summary>A sentence of the documentation about one operation, with the id and the statement of the catalog.</summary>
/// <param name="Id">The id in the catalog, such as <c>PI-CREATE-03</c>.</param>
/// <param name="Statement">The statement in the catalog.</param>
internal abstract record Constraint(string Id, string Statement)
{
    /// <summary>The editions in which it holds; null for all.</summary>
    public virtual IReadOnlyList<string>? Editions { get; init; }

    /// <summary>Whether it holds in an edition.</summary>
    public bool HoldsIn(string edition) => Editions?.Contains(edition) ?? true;
}
