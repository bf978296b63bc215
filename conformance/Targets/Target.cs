using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SdrsMock.Client.Authentication;
using SdrsMock.Conformance.Http;

namespace SdrsMock.Conformance.Targets;

/// <summary>The target of a run: URL, credentials, limits and variables.</summary>
public sealed record Target
{
    /// <summary>The base URL. A trailing <c>/v1</c>, as in URLs that are pasted from documentation, is removed.</summary>
    public required Uri Url
    {
        get;
        init => field = value is { IsAbsoluteUri: true } && value.AbsolutePath.TrimEnd('/') is [.. var path, '/', 'v', '1']
            ? new UriBuilder(value) { Path = path }.Uri
            : value;
    }

    /// <summary>False treats the target as a real service even if it is a mock; null detects it.</summary>
    public bool? Mock { get; init; }

    /// <summary>The project of the run. On a mock each scenario has its own project instead.</summary>
    public string? Project { get; init; }

    /// <summary>The only projects in which resources may be changed; empty means the project of the run.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>The token to send; null on a mock, which issues its own.</summary>
    public string? Token { get; init; }

    /// <summary>The keys that sign requests, instead of a token.</summary>
    public AccessKeys? Keys { get; init; }

    /// <summary>The user to log in as, instead of a token.</summary>
    public Login? Login { get; init; }

    /// <summary>The token for the control plane of a mock that was started with <c>--admin-token</c>.</summary>
    public string? AdminToken { get; init; }

    /// <summary>Values of variables in scenario files, such as <c>server_a</c> or <c>vpc</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The operations that may be called on a real service, by name with <c>*</c> and <c>?</c>; empty means all.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Whether calls that change resources are allowed on a real service.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>How many resources a run may create on a real service.</summary>
    public int MaxResources { get; init; } = 100;

    /// <summary>The clean-up log of a run on a real service; null creates a file that is named after the time.</summary>
    public string? CleanupLog { get; init; }

    /// <summary>The maximum number of requests per second to a real service; null sets no limit.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>The interval between two reads of a step with <c>within</c>, if the clock of the target cannot be moved.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The timeout of one request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A PEM file of certificate authorities to trust instead of those of the machine.</summary>
    public string? CaFile { get; init; }

    /// <summary>The SHA-256 fingerprint of the only certificate to trust.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The proxy; null uses the proxy of the environment.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The clock of <see cref="Timeout"/>. Tests that skip other waits keep the real one here.</summary>
    internal TimeProvider TimeoutClock { get; init; } = TimeProvider.System;

    /// <summary>Whether the runner started the target itself, so that no other client used it before.</summary>
    internal bool IsEmbedded { get; init; }

    /// <summary>Distinguishes the two targets of a comparison, which may have the same URL; null outside a comparison.</summary>
    internal string? SideName { get; init; }

    internal bool HasCredentials => Token is not null || Login is not null || Keys is not null;

    /// <summary>Values that no report may show.</summary>
    internal IEnumerable<string> Secrets =>
        new[] { Token, Keys?.SecretKey, Keys?.SecurityToken, Login?.Password, AdminToken }
            .OfType<string>().Where(secret => secret.Length > 0);

    /// <summary>The URL alone, because the other members hold secrets.</summary>
    public override string ToString() => $"{Url}";

    /// <summary>Creates the transport to a URL of the target: the service itself or its IAM.</summary>
    /// <exception cref="TargetException">The file of certificate authorities cannot be read.</exception>
    internal HttpTransport CreateTransport(Uri url) => new(url, new()
    {
        Timeout = Timeout,
        TimeoutClock = TimeoutClock,
        Proxy = Proxy,
        Authorities = CaFile is { } file ? ReadAuthorities(file) : null,
        Fingerprint = Fingerprint,
    });

    private static X509Certificate2Collection ReadAuthorities(string file)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities;
        }
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new TargetException($"the certificates in {file} cannot be read: {exception.Message}", exception);
        }
    }
}
