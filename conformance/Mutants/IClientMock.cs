namespace SdrsMock.Conformance.Mutants;

/// <summary>A mock inside this process that serves the tests of a client. Only the composition root creates one.</summary>
internal interface IClientMock : IAsyncDisposable
{
    /// <summary>All mutants of the mock.</summary>
    IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>How often the mutant that is set has changed something.</summary>
    long Strikes { get; }

    /// <summary>What the calls reached since <see cref="Observe"/>.</summary>
    MutantReach Reach { get; }

    /// <summary>Behaves as documented, and notes which mutants the calls reach.</summary>
    void Observe();

    /// <summary>Behaves wrong in one respect.</summary>
    void Set(string id);

    /// <summary>Runs a command with the variables that clients read. Signals to this process reach it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="timeout">After which time it is ended with all that it started; null for never.</param>
    /// <param name="output">Called with each line of output; null shows the output as it comes.</param>
    /// <param name="cancellation">Ends the command.</param>
    /// <returns>Its exit code; null if it ran too long.</returns>
    /// <exception cref="IOException">The command cannot be started.</exception>
    Task<int?> RunAsync(IReadOnlyList<string> command, TimeSpan? timeout, Action<string>? output, CancellationToken cancellation);
}
