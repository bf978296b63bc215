namespace SdrsMock.Conformance;

/// <summary>What is put to the test: where it is, who we are there, and what we know of it.</summary>
public sealed record Target
{
    /// <summary>Where it answers, without <c>/v1</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>The project to play in. On a mock each story has a project of its own instead.</summary>
    public string? Project { get; init; }

    /// <summary>The token to show; null on a mock, which hands out its own.</summary>
    public string? Token { get; init; }

    /// <summary>What guards the control plane of a mock that was started with <c>--admin-token</c>.</summary>
    public string? AdminToken { get; init; }

    /// <summary>Values for <c>{names}</c> in the tables, such as <c>server_a</c> or <c>vpc</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether calls that change something may be made on a target that is no mock.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>How long to wait between two reads of a row with <c>within</c>, where time cannot be moved.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The target does not answer, or does not want us.</summary>
public sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner);
