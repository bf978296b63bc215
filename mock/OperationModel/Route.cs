using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>The result of routing a path.</summary>
/// <param name="Candidates">The operations at the path; several when the body selects one, none when the path is not served.</param>
/// <param name="Values">The path parameters.</param>
/// <param name="PathIsKnown">Whether the path exists with another method.</param>
internal sealed record Route(IReadOnlyList<Operation> Candidates, RouteValues Values, bool PathIsKnown)
{
    /// <summary>The operation that the body selects; null when it selects none or several.</summary>
    public Operation? Pick(System.Text.Json.JsonElement body)
    {
        if (Candidates is [{ Contract.Selector: null } only])
        {
            return only;
        }

        return Candidates.Where(candidate => candidate.Contract.Selector!.Matches(body)).ToList() is [var picked] ? picked : null;
    }

    /// <summary>
    /// The violation of a body that selects none or several: it violates the body constraint of each candidate.
    /// </summary>
    public SchemaViolation NoMatch => Candidates.Select(candidate => candidate.Contract.NoMatch).OfType<SchemaViolation>().Aggregate(
        (all, one) => all.Constraint == one.Constraint ? all : all with { Constraint = $"{all.Constraint}, {one.Constraint}" });
}
