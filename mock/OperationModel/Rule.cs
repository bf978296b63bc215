using SdrsMock.Common;

namespace SdrsMock.OperationModel;

/// <summary>A constraint that is judged when the call arrives: when it does not hold, the call ends in <paramref name="Error"/>.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Text">The ledger's statement.</param>
/// <param name="Phase">Its place in the order of judgement.</param>
/// <param name="Location">What in the call it judges, as a JSON path or <c>{path_parameter}</c>.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Error">The error of its violation.</param>
internal sealed record Rule<TSubject>(string Id, string Text, Phase Phase, string Location, Func<TSubject, bool> Holds, ApiError Error)
    : Constraint(Id, Text), IRejectingRule
{
    /// <summary>In the place of an id where no constraint of the ledger stands behind the rule.</summary>
    public const string NoId = "";

    public bool IsUncatalogd => Id == NoId;

    /// <summary>A rule whose code stands in the table of one edition only holds there only: the other has no way to say it (conflicts.md C-21).</summary>
    public override string? Edition { get; init; } = Error.Edition;

    public int? Status { get; init; }

    /// <summary>The same rule twice, since an edition refuses by a code of its own.</summary>
    public IEnumerable<Rule<TSubject>> WithEditionVariant(string edition, ApiError violation) => [this, this with { Error = violation, Edition = edition }];

    /// <summary>The same rule for a call that asks the same for several at once: it must hold for each.</summary>
    public Rule<TMany> ForEach<TMany>(Func<TMany, IEnumerable<TSubject>> each, string at) =>
        new(Id, Statement, Phase, at, it => each(it).All(Holds), Error) { Edition = Edition, Status = Status };
}
