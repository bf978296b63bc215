using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Execution;

/// <summary>Tracks what one scenario leaves on the target, and removes it at the end.</summary>
internal abstract class ScenarioCleanup
{
    /// <summary>Sends a request of the scenario and tracks what it creates.</summary>
    /// <exception cref="ResourceLimitException">The run may not create more resources.</exception>
    public abstract Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send);

    /// <summary>Removes everything that was tracked.</summary>
    /// <returns>What could not be removed.</returns>
    public abstract Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation);
}
