using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>One documented operation.</summary>
internal abstract class Operation
{
    private OperationContract? _contract;

    /// <summary>The name in the catalog. Saved jobs, reports and metrics hold it, so it must not follow the class name.</summary>
    public abstract string Name { get; }

    /// <summary>Its call and answer, as <c>schemas/</c> fixes them.</summary>
    public OperationContract Contract => _contract ?? throw new InvalidOperationException($"{Name} is used before it was prepared");

    /// <summary>What its documentation page says about it, in the order of judgement.</summary>
    public virtual IReadOnlyList<Constraint> Constraints => [];

    /// <summary>Errors of rules that no constraint of the ledger states.</summary>
    public virtual IEnumerable<ApiError> UncatalogdErrors => [];

    /// <summary>Whether it leaves everything as it was.</summary>
    public virtual bool IsReadOnly => Contract.Method == "GET";

    public abstract Response Run(OperationContext context);

    /// <summary>Fits the operation to an edition.</summary>
    public virtual void Bind(Edition edition) => _contract = OperationContract.Load(Name, edition.Name);
}

/// <summary>An operation with something to judge: what its constraints call <c>it</c>.</summary>
internal abstract class Operation<TSubject> : Operation
{
    private Rule<TSubject>[] _rules = [];
    private int _unknownIdStatus;

    public sealed override void Bind(Edition edition)
    {
        base.Bind(edition);
        var rules = Constraints.OfType<Rule<TSubject>>().Where(rule => rule.Edition is null || rule.Edition == edition.Name);
        _rules = [.. rules.Concat(UncatalogdRules).OrderBy(rule => rule.Phase)];
        _unknownIdStatus = edition.UnknownIdStatus;
    }

    public sealed override IEnumerable<ApiError> UncatalogdErrors => UncatalogdRules.Select(rule => rule.Error);

    public sealed override Response Run(OperationContext context)
    {
        var subject = Resolve(context);
        foreach (var rule in _rules)
        {
            if (!rule.Holds(subject))
            {
                return Response.Rejected(CreateRejection(rule), "");
            }
        }

        return Perform(subject);
    }

    /// <summary>
    /// What the error table or another service implies and no constraint of the ledger says, so that a refusal names none.
    /// Judged last in its phase.
    /// </summary>
    protected virtual IReadOnlyList<Rule<TSubject>> UncatalogdRules => [];

    /// <summary>Finds what the call names. What is not found is null; a rule of the first phase says so before anybody uses it.</summary>
    protected abstract TSubject Resolve(OperationContext context);

    /// <summary>Carries out the call, now that all rules hold.</summary>
    protected abstract Response Perform(TSubject it);

    protected static Rule<TSubject> Syntax(string id, string text, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(id, text, Phase.Syntax, at, holds, violation);

    protected static Rule<TSubject> Reference(string id, string text, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(id, text, Phase.Reference, at, holds, violation);

    protected static Rule<TSubject> State(string id, string text, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(id, text, Phase.State, at, holds, violation);

    protected static Rule<TSubject> Relation(string id, string text, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(id, text, Phase.Relation, at, holds, violation);

    protected static Rule<TSubject> Capacity(string id, string text, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(id, text, Phase.Capacity, at, holds, violation);

    protected static Rule<TSubject> Uncatalogd(string text, Phase phase, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(Rule<TSubject>.NoId, text, phase, at, holds, violation);

    protected static UnenforcedConstraint Unenforced(string id, string text, string because) => new(id, text, because);

    // Open Telekom Cloud answers 404 for an unknown id in the path, with the same body (conflicts.md C-16).
    private Rejection CreateRejection(Rule<TSubject> rule)
    {
        var rejection = rule.IsUncatalogd ? new(rule.Error, null, rule.Location, rule.Statement) : new Rejection(rule.Error, rule.Id, rule.Location);
        return rule.Status is { } status ? rejection with { Status = status }
            : rule is { Phase: Phase.Reference, Location: ['{', ..] } ? rejection with { Status = Math.Max(_unknownIdStatus, rejection.Status) }
            : rejection;
    }
}
