using SdrsMock.OperationModel;

namespace SdrsMock.Mutants;

/// <summary>Executes an operation with a quota that is one higher or lower.</summary>
/// <param name="operation">The operation.</param>
/// <param name="quota">The type of the quota.</param>
/// <param name="difference">How much higher it is.</param>
internal sealed class QuotaMutation(string operation, string quota, int difference) : Mutation
{
    public override MutatedRun? Run(Operation running, OperationContext context)
    {
        if (!WouldChangeRun(running, context))
        {
            return null;
        }

        return new(WithQuota(context, () => running.Run(context)), Differs: true);
    }

    public override bool WouldChangeRun(Operation running, OperationContext context) =>
        running.Name == operation
        && FindRejection(running, context) != WithQuota(context, () => FindRejection(running, context));

    // The constraint that rejects the call; null if none does.
    private static string? FindRejection(Operation running, OperationContext context) => running.Judge(context, [])
        .FirstOrDefault(result => result.Outcome is CheckOutcome.Violated)?.Rejection.Constraint;

    private T WithQuota<T>(OperationContext context, Func<T> action)
    {
        var quotas = context.Project.Inventory.Quotas;
        var documented = quotas.Get(quota);
        quotas.Put(documented with { Value = documented.Value + difference });
        try
        {
            return action();
        }
        finally
        {
            quotas.Put(documented);
        }
    }
}
