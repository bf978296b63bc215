using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>
/// A constraint that is evaluated when the call arrives: if it is violated, the call is rejected with <paramref name="Error"/>.
/// </summary>
/// <param name="Id">The id in the catalog.</param>
/// <param name="Text">The statement in the catalog.</param>
/// <param name="Phase">The place in the order of evaluation.</param>
/// <param name="Location">The part of the request that it evaluates, as a JSON path or <c>{path_parameter}</c>.</param>
/// <param name="Holds">Whether the constraint holds.</param>
/// <param name="Error">The error of a violation.</param>
internal sealed record Rule<TSubject>(string Id, string Text, Phase Phase, string Location, Func<TSubject, bool> Holds, ApiError Error)
    : Constraint(Id, Text), IRejectingRule
{
    /// <summary>The id of a rule without a catalog constraint.</summary>
    public const string NoId = "";

    public bool IsUncataloged => Id == NoId;

    /// <summary>
    /// A rule whose code exists only in the table of one edition holds only there: the other editions have no code for it
    /// (schemas/notes/conflicts.md, C-21).
    /// </summary>
    public override IReadOnlyList<string>? Editions { get; init; } = Error.Edition is { } only ? [only] : null;

    public int? Status { get; init; }

    /// <summary>The rule, and a variant with another code for the editions whose error table lacks its code.</summary>
    public IEnumerable<Rule<TSubject>> WithCodeElsewhere(ApiError violation) =>
        [this, this with { Error = violation, Editions = [.. Catalog.Editions.Select(entry => entry.Name).Where(name => !HoldsIn(name))] }];

    /// <summary>The rule for a call that names several items: it must hold for each.</summary>
    public Rule<TMany> ForEach<TMany>(Func<TMany, IEnumerable<TSubject>> each, string at) =>
        new(Id, Statement, Phase, at, it => each(it).All(Holds), Error) { Editions = Editions, Status = Status };
}
