namespace SdrsMock.OperationModel;

/// <summary>A mutation that is on, and how often it changed something. Thread-safe.</summary>
/// <param name="id">The id of the mutant; null while calls are only observed.</param>
/// <param name="mutation">What it changes.</param>
internal sealed class ActiveMutation(string? id, Mutation mutation)
{
    private long _strikes;

    /// <summary>The id of the mutant; null while calls are only observed.</summary>
    public string? Id => id;

    /// <summary>What it changes.</summary>
    public Mutation Mutation => mutation;

    /// <summary>How often behaviour differed: a rule was skipped, a request, a job or a response was changed.</summary>
    public long Strikes => Interlocked.Read(ref _strikes);

    /// <summary>Counts a change.</summary>
    public void Count() => Interlocked.Increment(ref _strikes);

    /// <summary>Begins a call.</summary>
    public CallMutation Begin() => new(this);
}
