using SdrsMock.Schemas;

namespace SdrsMock.Engine;

/// <summary>One documented operation.</summary>
internal abstract class Operation
{
    private Contract? _contract;

    /// <summary>The name in the catalogue. Saved jobs, reports and metrics hold it, so it must not follow the class name.</summary>
    public abstract string Name { get; }

    /// <summary>Its call and answer, as <c>schemas/</c> fixes them.</summary>
    public Contract Contract => _contract ?? throw new InvalidOperationException($"{Name} is used before it was prepared");

    /// <summary>What its documentation page says about it, in the order of judgement.</summary>
    public virtual IReadOnlyList<Constraint> Constraints => [];

    /// <summary>Errors of rules that no constraint of the ledger states.</summary>
    public virtual IEnumerable<ApiError> ExtraErrors => [];

    /// <summary>Whether it leaves everything as it was.</summary>
    public virtual bool OnlyReads => Contract.Method == "GET";

    public abstract Reply Run(Call call);

    /// <summary>Fits the operation to an edition.</summary>
    public virtual void Prepare(Edition edition) => _contract = Contract.Of(Name, edition.Name);
}

/// <summary>An operation with something to judge: what its constraints call <c>it</c>.</summary>
internal abstract class Operation<TSubject> : Operation
{
    private Rule<TSubject>[] _rules = [];
    private int _unknownIdStatus;

    public sealed override void Prepare(Edition edition)
    {
        base.Prepare(edition);
        var rules = Constraints.OfType<Rule<TSubject>>().Where(rule => rule.Edition is null || rule.Edition == edition.Name);
        _rules = [.. rules.Concat(Extras).OrderBy(rule => rule.Phase)];
        _unknownIdStatus = edition.UnknownIdStatus;
    }

    public sealed override IEnumerable<ApiError> ExtraErrors => Extras.Select(rule => rule.Violation);

    public sealed override Reply Run(Call call)
    {
        var subject = Resolve(call);
        foreach (var rule in _rules)
        {
            if (!rule.Holds(subject))
            {
                return Reply.Refused(RefusalBy(rule), "");
            }
        }

        return Perform(subject);
    }

    /// <summary>
    /// What the error table or another service implies and no constraint of the ledger says, so that a refusal names none.
    /// Judged last in its phase.
    /// </summary>
    protected virtual IReadOnlyList<Rule<TSubject>> Extras => [];

    /// <summary>Finds what the call names. What is not found is null; a rule of the first phase says so before anybody uses it.</summary>
    protected abstract TSubject Resolve(Call call);

    /// <summary>Carries out the call, now that all rules hold.</summary>
    protected abstract Reply Perform(TSubject it);

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

    protected static Rule<TSubject> Extra(string text, Phase phase, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(Rule<TSubject>.NoId, text, phase, at, holds, violation);

    protected static Remark Remark(string id, string text, string because) => new(id, text, because);

    // Open Telekom Cloud answers 404 for an unknown id in the path, with the same body (conflicts.md C-16).
    private Refusal RefusalBy(Rule<TSubject> rule)
    {
        var refusal = rule.IsExtra ? new(rule.Violation, null, rule.At, rule.Text) : new Refusal(rule.Violation, rule.Id, rule.At);
        return rule.Status is { } status ? refusal with { Status = status }
            : rule is { Phase: Phase.Reference, At: ['{', ..] } ? refusal with { Status = Math.Max(_unknownIdStatus, refusal.Status) }
            : refusal;
    }
}
