using System.Text.Json.Nodes;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;

namespace SdrsMock.Explain;

/// <summary>Collects the checks of one call.</summary>
internal sealed class CheckList
{
    private readonly List<CallCheck> _checks = [];

    /// <summary>The checks so far.</summary>
    public IReadOnlyList<CallCheck> Checks => _checks;

    /// <summary>The rejection of the first violated check, or null.</summary>
    public Rejection? FirstRejection { get; private set; }

    /// <summary>The values of the request, once they are known.</summary>
    public required SeenValues Values { get; set; }

    /// <summary>Adds a check that rejects the call if the rejection is given, and holds otherwise.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="expected">The constraint, the place and the error of a violation.</param>
    /// <param name="statement">What must hold, if the catalog has no statement.</param>
    /// <param name="rejection">The rejection, or null.</param>
    /// <param name="accept">What would be accepted instead.</param>
    public void Add(string phase, Rejection expected, string statement, Rejection? rejection, Func<JsonObject?>? accept = null) =>
        Add(phase, rejection ?? expected, statement, rejection is null ? CheckOutcome.Held : CheckOutcome.Violated, null, accept);

    /// <summary>Adds a check.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="rejection">The rejection of a violation.</param>
    /// <param name="statement">What must hold, if the catalog has no statement.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="reason">Why it was not judged.</param>
    /// <param name="accept">What would be accepted instead of the first violation.</param>
    public void Add(
        string phase,
        Rejection? rejection,
        string statement,
        CheckOutcome outcome,
        string? reason = null,
        Func<JsonObject?>? accept = null)
    {
        var constraint = rejection?.Constraints is [var id, ..] ? Catalog.Constraint(id) : null;
        var isFirst = outcome is CheckOutcome.Violated && FirstRejection is null;
        if (isFirst)
        {
            FirstRejection = rejection;
        }

        _checks.Add(new()
        {
            Phase = phase,
            Outcome = outcome switch
            {
                CheckOutcome.Held => "held",
                CheckOutcome.Violated => "violated",
                _ => "not judged",
            },
            Id = rejection?.Constraint,
            Statement = constraint?.Statement ?? statement,
            Source = constraint is null ? null : SourceTitles.Describe(constraint.Source),
            Status = phase == JobPhase ? null : rejection?.Status,
            Code = rejection?.Error.Code,
            Basis = rejection?.Error.Code == (constraint?.Code ?? "") || rejection?.Error.Code == (constraint?.OtherCode ?? "")
                ? constraint?.Basis
                : null,
            Location = rejection?.Location,
            Seen = Values.Find(rejection?.Location),
            Resources = Values.FindResources(rejection?.Location),
            Reason = reason ?? (outcome is CheckOutcome.Violated ? rejection?.Detail : null),
            Accepted = isFirst ? accept?.Invoke() : null,
        });
    }

    /// <summary>Adds a check that cannot be judged.</summary>
    public void Skip(string phase, string statement, string reason, Rejection? expected = null) =>
        Add(phase, expected, statement, CheckOutcome.NotJudged, reason);

    /// <summary>The phase of rules that are evaluated when the job ends.</summary>
    public const string JobPhase = "job";
}
