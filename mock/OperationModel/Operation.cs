using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>One documented operation.</summary>
internal abstract class Operation
{
    private OperationContract? _contract;

    /// <summary>
    /// The name in the catalog. Saved jobs, reports and metrics contain it, so it does not follow the class name.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>The request and response contract in <c>schemas/</c>.</summary>
    public OperationContract Contract =>
        _contract ?? throw new InvalidOperationException($"{Name} is used before it was bound to an edition");

    /// <summary>The constraints of its documentation page, in the order of evaluation.</summary>
    public virtual IReadOnlyList<Constraint> Constraints => [];

    /// <summary>The errors of its rules without a catalog constraint.</summary>
    public virtual IEnumerable<ApiError> UncatalogedErrors => [];

    /// <summary>Whether it changes nothing.</summary>
    public virtual bool IsReadOnly => Contract.Method == "GET";

    public abstract Response Run(OperationContext context);

    /// <summary>
    /// Judges the rules one by one in the order of <see cref="Run"/>, without executing the call. The first violated one is the
    /// rejection that <see cref="Run"/> returns.
    /// </summary>
    /// <param name="context">The call.</param>
    /// <param name="invalidLocations">The places of the request that violate the schema: rules about them are not judged.</param>
    public abstract IEnumerable<RuleResult> Judge(OperationContext context, IReadOnlyCollection<string> invalidLocations);

    /// <summary>Binds the operation to an edition.</summary>
    public virtual void Bind(Edition edition) => _contract = OperationContract.Load(Name, edition.Name);
}

/// <summary>An operation whose rules evaluate a context, the <c>it</c> of its constraints.</summary>
internal abstract class Operation<TSubject> : Operation
{
    private Rule<TSubject>[] _rules = [];
    private int _unknownIdStatus;

    public sealed override void Bind(Edition edition)
    {
        base.Bind(edition);
        var rules = Constraints.OfType<Rule<TSubject>>().Where(rule => rule.HoldsIn(edition.Name));
        _rules = [.. rules.Concat(UncatalogedRules).OrderBy(rule => rule.Phase)];
        _unknownIdStatus = edition.UnknownIdStatus;
    }

    public sealed override IEnumerable<ApiError> UncatalogedErrors => UncatalogedRules.Select(rule => rule.Error);

    public sealed override Response Run(OperationContext context)
    {
        var subject = Resolve(context);
        foreach (var rule in _rules)
        {
            if (!rule.Holds(subject) && context.Mutation?.SkipsRule(rule.Id, Name) is not true)
            {
                return Response.Rejected(CreateRejection(rule), "");
            }
        }

        return Perform(subject);
    }

    public sealed override IEnumerable<RuleResult> Judge(OperationContext context, IReadOnlyCollection<string> invalidLocations)
    {
        var judge = new RuleJudge(invalidLocations);
        var subject = new Lazy<TSubject>(() => Resolve(context));
        return _rules.Select(rule => judge.Judge(rule, () => rule.Holds(subject.Value), CreateRejection(rule)))
            .Concat(Constraints.OfType<CompletionRule>().Select(RuleJudge.DeferToJobEnd));
    }

    /// <summary>
    /// Rules that follow from the error table or from another service and have no catalog constraint; their rejections name
    /// none. They are evaluated last in their phase.
    /// </summary>
    protected virtual IReadOnlyList<Rule<TSubject>> UncatalogedRules => [];

    /// <summary>
    /// Looks up what the call names. An item that may be unknown is a <see cref="Lookup{T}"/>; a reference rule rejects the call
    /// before the item is used.
    /// </summary>
    protected abstract TSubject Resolve(OperationContext context);

    /// <summary>Executes the call once all rules hold.</summary>
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

    protected static Rule<TSubject> Uncataloged(string text, Phase phase, string at, Func<TSubject, bool> holds, ApiError violation) =>
        new(Rule<TSubject>.NoId, text, phase, at, holds, violation);

    protected static UnenforcedConstraint Unenforced(string id, string text, string because) => new(id, text, because);

    // Open Telekom Cloud returns 404 for an unknown id in the path, with the same body (schemas/notes/conflicts.md, C-16).
    private Rejection CreateRejection(Rule<TSubject> rule)
    {
        var rejection = rule.IsUncataloged ? new(rule.Error, null, rule.Location, rule.Statement)
            : new Rejection(rule.Error, rule.Id, rule.Location);
        return rule.Status is { } status ? rejection with { Status = status }
            : rule is { Phase: Phase.Reference, Location: ['{', ..] }
                ? rejection with { Status = Math.Max(_unknownIdStatus, rejection.Status) }
            : rejection;
    }
}
