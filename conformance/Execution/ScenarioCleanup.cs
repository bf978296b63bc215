using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Execution;

/// <summary>What one story leaves where it is played.</summary>
internal abstract class ScenarioCleanup
{
    /// <summary>Sends a call of the story and notes down what it leaves.</summary>
    /// <exception cref="ResourceLimitException">The run may not create more.</exception>
    public abstract Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send);

    /// <summary>Takes all of it away.</summary>
    /// <returns>What could not be taken away, in words.</returns>
    public abstract Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation);
}
