using SdrsMock.Client.Authentication;

namespace SdrsMock.Conformance.Targets;

/// <summary>What is put to the test: where it is, who we are there, and what we know of it.</summary>
public sealed record Target
{
    /// <summary>Where it answers. A <c>/v1</c> at its end, as people paste it, is no part of that.</summary>
    public required Uri Url
    {
        get;
        init => field = value is { IsAbsoluteUri: true } && value.AbsolutePath.TrimEnd('/') is [.. var front, '/', 'v', '1'] ? new UriBuilder(value) { Path = front }.Uri : value;
    }

    /// <summary>False where the target is to be treated as a real service whatever it is; null finds out.</summary>
    public bool? Mock { get; init; }

    /// <summary>The project to play in. On a mock each story has a project of its own instead.</summary>
    public string? Project { get; init; }

    /// <summary>The only projects in which anything may be changed; empty means the one that is played in.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>The token to show; null on a mock, which hands out its own.</summary>
    public string? Token { get; init; }

    /// <summary>Keys to sign with instead of a token.</summary>
    public AccessKeys? Keys { get; init; }

    /// <summary>A user to log in as instead of a token.</summary>
    public Login? Login { get; init; }

    /// <summary>What guards the control plane of a mock that was started with <c>--admin-token</c>.</summary>
    public string? AdminToken { get; init; }

    /// <summary>Values for <c>{names}</c> in the tables, such as <c>server_a</c> or <c>vpc</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The operations that may be called on a target that is no mock, by name with <c>*</c> and <c>?</c>; empty means all.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Whether calls that change something may be made on a target that is no mock.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>How many resources a run may create on a target that is no mock.</summary>
    public int MostResources { get; init; } = 100;

    /// <summary>Where what is created on a target that is no mock is noted down; null names a file after the time.</summary>
    public string? CleanupLog { get; init; }

    /// <summary>How many calls a second a target that is no mock is asked to bear; null sets no limit.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>How long to wait between two reads of a row with <c>within</c>, where time cannot be moved.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A PEM file of the authorities to trust instead of the machine's own.</summary>
    public string? CaFile { get; init; }

    /// <summary>The SHA-256 fingerprint of the only certificate to trust.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The proxy to go through; null goes by the environment.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The time that answers are waited for by; tests that skip other waits let this one be.</summary>
    internal TimeProvider MaxResponseTime { get; init; } = TimeProvider.System;

    /// <summary>Whether the runner started it for itself, so that nobody else was there before.</summary>
    internal bool IsEmbedded { get; init; }

    /// <summary>Tells two targets of one run apart that may be the same; null where there is one.</summary>
    internal string? DisplayName { get; init; }

    internal bool HasCredentials => Token is not null || Login is not null || Keys is not null;

    /// <summary>What no report may show.</summary>
    internal IEnumerable<string> Secrets =>
        new[] { Token, Keys?.SecretKey, Keys?.SecurityToken, Login?.Password, AdminToken }.OfType<string>().Where(secret => secret.Length > 0);

    /// <summary>Says where, not with which secrets.</summary>
    public override string ToString() => $"{Url}";
}
