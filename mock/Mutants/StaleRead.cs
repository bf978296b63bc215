using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>Executes a read on the state before the latest change.</summary>
/// <param name="operation">The read.</param>
internal sealed class StaleRead(string operation) : Mutation
{
    /// <summary>The states before the latest changes; an observer of many mutants gives all of them the same.</summary>
    public PreviousStates? Shared { get; set; }

    private PreviousStates Own => field ??= new();

    public override MutatedRun? Run(Operation running, OperationContext context)
    {
        if (!running.IsReadOnly)
        {
            Own.Keep(context.Project);
            return null;
        }

        if (running.Name != operation || (Shared ?? Own).Find(context.Project) is not { } previous)
        {
            return null;
        }

        var (stale, current) = (running.Run(context with { Project = previous }), running.Run(context));
        return new(stale, stale.Status != current.Status || !stale.Body.Span.SequenceEqual(current.Body.Span));
    }

    public override bool WouldChangeRun(Operation running, OperationContext context) =>
        running.IsReadOnly && Run(running, context) is { Differs: true };
}
