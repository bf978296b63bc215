using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>How time passes between two reads of a row with <c>within</c>. All waiting of the runner is here.</summary>
internal abstract class IWaitStrategy
{
    /// <summary>Lets some time pass, but no more than is left.</summary>
    /// <returns>How much passed on the target's clock.</returns>
    public abstract Task<TimeSpan> WaitAsync(TimeSpan left, ScenarioContext context, CancellationToken cancellation);
}
