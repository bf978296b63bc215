namespace SdrsMock.Engine;

/// <summary>A sentence of the documentation about one operation. Its id is the ledger's, its text the ledger's statement.</summary>
/// <param name="Id">Such as <c>PI-CREATE-03</c>.</param>
/// <param name="Statement">The ledger's statement.</param>
internal abstract record Constraint(string Id, string Statement)
{
    /// <summary>The only edition that it holds in, or null.</summary>
    public virtual string? Edition { get; init; }
}

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

    public bool IsUncatalogued => Id == NoId;

    /// <summary>A rule whose code stands in the table of one edition only holds there only: the other has no way to say it (conflicts.md C-21).</summary>
    public override string? Edition { get; init; } = Error.Edition;

    public int? Status { get; init; }

    /// <summary>The same rule twice, since an edition refuses by a code of its own.</summary>
    public IEnumerable<Rule<TSubject>> WithEditionVariant(string edition, ApiError violation) => [this, this with { Error = violation, Edition = edition }];

    /// <summary>The same rule for a call that asks the same for several at once: it must hold for each.</summary>
    public Rule<TMany> ForEach<TMany>(Func<TMany, IEnumerable<TSubject>> each, string at) =>
        new(Id, Statement, Phase, at, it => each(it).All(Holds), Error) { Edition = Edition, Status = Status };
}

/// <summary>What refuses a call, whatever it judges.</summary>
internal interface IRejectingRule
{
    Phase Phase { get; }

    string Location { get; }

    ApiError Error { get; }

    /// <summary>The HTTP status that the page gives it, where that is not the error's own.</summary>
    int? Status { get; }
}

/// <summary>A constraint that is judged when the job ends: when it does not hold, the job fails with <paramref name="Failure"/>.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Text">The ledger's statement.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Failure">The error code of the failed job.</param>
internal sealed record CompletionRule(string Id, string Text, Func<Resources.Job, ProjectState, bool> Holds, ApiError Failure) : Constraint(Id, Text);

/// <summary>A constraint that no answer can show, and why. Listed so that silence is never mistaken for coverage.</summary>
/// <param name="Id">The ledger's id.</param>
/// <param name="Text">The ledger's statement.</param>
/// <param name="Reason">Why it is not enforced.</param>
internal sealed record UnenforcedConstraint(string Id, string Text, string Reason) : Constraint(Id, Text);

/// <summary>
/// The order in which rules are judged, the same for all operations. Credentials, route, JSON, wrapper and syntax come
/// before (see <see cref="RequestPipeline"/>). No page states an order; conflicts.md, gap 1, suggests this one.
/// </summary>
internal enum Phase
{
    /// <summary>What stands in the path and the query is well formed, as far as no schema can judge it.</summary>
    Syntax,

    /// <summary>What the path and then the body name exists.</summary>
    Reference,

    /// <summary>The group, then the instance, then the pair may be used in its present status.</summary>
    State,

    /// <summary>The things named fit each other.</summary>
    Relation,

    /// <summary>There is room for more.</summary>
    Capacity,
}
