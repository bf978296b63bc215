using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace SdrsMock;

/// <summary>The settings of a mock. The defaults are those of the command line, apart from the clock. Not thread-safe.</summary>
public sealed class MockOptions
{
    // Copying a large disk takes some hundred times as long, which must stay within the range of dates.
    private static readonly TimeSpan s_maxJobDuration = TimeSpan.FromDays(365);

    /// <summary>Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 picks a free one.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:0");

    /// <summary>How requests are authenticated.</summary>
    public AuthMode Auth { get; set; } = AuthMode.Present;

    /// <summary>The documentation that is followed where editions differ: <c>huawei</c> or <c>otc</c>.</summary>
    public string Edition { get; set; } = "huawei";

    /// <summary>
    /// The names of quirks: where shipping clients and the documentation disagree, follow the clients. <c>sdrs-mock --help</c>
    /// lists them.
    /// </summary>
    public IReadOnlyCollection<string> Quirks { get; set; } = [];

    /// <summary>
    /// The id of a mutant: all projects behave wrong in this one respect. Null for none; <c>GET /__sdrs/mutants</c> lists the ids.
    /// </summary>
    public string? Mutant { get; set; }

    /// <summary>The seed of the inventory, ids and random decisions.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>How long a job takes on the mock's clock, at most 365 days; zero completes it at the next request.</summary>
    public TimeSpan JobDuration { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The mock's clock; frozen by default, since in-process tests advance it.</summary>
    public MockClock Clock { get; set; } = new();

    /// <summary>The inventory as JSON, in the format of <c>GET /__sdrs/inventory</c>; null generates one.</summary>
    public JsonElement? Inventory { get; set; }

    /// <summary>Whether ECS, EVS, VPC and IMS are served beside SDRS, as far as a DR run book needs them.</summary>
    public bool CompanionServices { get; set; } = true;

    /// <summary>Whether rejections carry <c>X-Sdrs-Mock-Constraint</c> and <c>X-Sdrs-Mock-Why</c>.</summary>
    public bool Hints { get; set; } = true;

    /// <summary>How many requests the journal retains.</summary>
    public int JournalSize { get; set; } = 1000;

    /// <summary>How many finished jobs each project retains; the oldest is dropped first, a running one never.</summary>
    public int MaxFinishedJobs { get; set; } = 10_000;

    /// <summary>How many failed jobs each project retains in the task center; the oldest is dropped first.</summary>
    public int MaxFailedJobs { get; set; } = 1000;

    /// <summary>The maximum number of fault rules; a further one is rejected.</summary>
    public int MaxFaultRules { get; set; } = 1000;

    /// <summary>The token that protects the control plane and WireMock.Net's admin interface; null leaves them open.</summary>
    public string? AdminToken { get; set; }

    /// <summary>
    /// The state file, created when it does not exist, or a database as <c>postgres://user:password@host:port/database</c>;
    /// null keeps the state in memory only.
    /// </summary>
    public string? State { get; set; }

    /// <summary>When a write to the state file counts as durable; a database decides this itself.</summary>
    public StateDurability StateDurability { get; set; } = StateDurability.Full;

    /// <summary>
    /// Host names under which the control plane may be called besides loopback's own, such as <c>sdrs-mock</c> in a network of
    /// containers.
    /// </summary>
    public IReadOnlyCollection<string> AllowedHosts { get; set; } = [];

    /// <summary>The limits on connections.</summary>
    public ConnectionLimits Connections { get; set; } = new();

    /// <summary>Where logs go; null logs internal errors of the mock to standard error, and nothing else.</summary>
    public ILoggerFactory? Loggers { get; set; }

    /// <summary>Additional metrics endpoint, protected by the control-plane token.</summary>
    internal Action<IApplicationBuilder>? Metrics { get; set; }

    /// <summary>Whether to serve TLS, with a certificate made in memory unless one is given.</summary>
    public bool Https { get; set; }

    /// <summary>A PFX or PEM file with the certificate to serve TLS with.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The password of that file's key; null for none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>The certificate in use, once the mock has started with <see cref="Https"/>.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <exception cref="ArgumentException">A value is invalid; the message names the property and the option of the command
    /// line.</exception>
    internal void Validate()
    {
        Require(JobDuration >= TimeSpan.Zero && JobDuration <= s_maxJobDuration, "JobDuration (--job-duration)",
            $"from 0 to {s_maxJobDuration.TotalDays} days", JobDuration);
        Require(JournalSize >= 0, "JournalSize (--journal)", "a number from 0 on", JournalSize);
        Require(MaxFinishedJobs >= 1, "MaxFinishedJobs (--finished-jobs)", "a number from 1 on", MaxFinishedJobs);
        Require(MaxFailedJobs >= 1, "MaxFailedJobs (--failed-tasks)", "a number from 1 on", MaxFailedJobs);
        Require(MaxFaultRules >= 0, "MaxFaultRules (--fault-rules)", "a number from 0 on", MaxFaultRules);
        if (AdminToken is { } token && string.IsNullOrWhiteSpace(token))
        {
            throw new ArgumentException("AdminToken (--admin-token): the value is empty; give a token or leave it out");
        }

        Require(Connections.MaxConnections >= 1, "Connections.MaxConnections (--max-connections)", "a number from 1 on",
            Connections.MaxConnections);
    }

    private static void Require(bool holds, string option, string what, object given)
    {
        if (!holds)
        {
            throw new ArgumentException($"{option} is {what}, not {given}");
        }
    }
}
