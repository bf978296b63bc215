using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>Where a path leads.</summary>
/// <param name="Candidates">The operations there; several when the body must tell them apart, none when there is none.</param>
/// <param name="Values">The path parameters.</param>
/// <param name="PathIsKnown">Whether the path exists with another method.</param>
internal sealed record Route(IReadOnlyList<Operation> Candidates, RouteValues Values, bool PathIsKnown)
{
    /// <summary>The one operation that the body picks; null when it picks none or several.</summary>
    public Operation? Pick(System.Text.Json.JsonElement body)
    {
        if (Candidates is [{ Contract.Selector: null } only])
        {
            return only;
        }

        return Candidates.Where(candidate => candidate.Contract.Selector!.Matches(body)).ToList() is [var picked] ? picked : null;
    }

    /// <summary>What a body answers that picks none or several: it breaks what each candidate says of its body.</summary>
    public SchemaViolation NoMatch => Candidates.Select(candidate => candidate.Contract.NoMatch).OfType<SchemaViolation>().Aggregate(
        (all, one) => all.Constraint == one.Constraint ? all : all with { Constraint = $"{all.Constraint}, {one.Constraint}" });
}
