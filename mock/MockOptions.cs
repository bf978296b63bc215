using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace SdrsMock;

/// <summary>How a mock is set up. The defaults are those of the command line.</summary>
public sealed class MockOptions
{
    // Copying a large disk takes some hundred times as long, which must still fit into the calendar.
    private static readonly TimeSpan s_maxJobDuration = TimeSpan.FromDays(365);

    /// <summary>Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 picks a free one.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:0");

    /// <summary>How much callers must show of themselves.</summary>
    public AuthMode Auth { get; set; } = AuthMode.Present;

    /// <summary><c>huawei</c>, the seed page's edition, or <c>otc</c>.</summary>
    public string Edition { get; set; } = "huawei";

    /// <summary>Names of quirks: where shipping clients and documents disagree, follow the clients. <c>sdrs-mock --help</c> lists them.</summary>
    public IReadOnlyCollection<string> Quirks { get; set; } = [];

    /// <summary>The number that surroundings, ids and chance come from.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>How long a job takes on the mock's clock; zero lets it finish at the next request.</summary>
    public TimeSpan JobDuration { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The mock's clock; frozen unless said otherwise, since in-process tests move it.</summary>
    public MockClock Clock { get; set; } = new();

    /// <summary>The surroundings as JSON, in the shape of <c>GET /__sdrs/inventory</c>; null generates them.</summary>
    public JsonElement? Inventory { get; set; }

    /// <summary>Whether ECS, EVS, VPC and IMS are served beside SDRS, as far as a DR run book needs them.</summary>
    public bool CompanionServices { get; set; } = true;

    /// <summary>Whether refusals carry <c>X-Sdrs-Mock-Constraint</c>.</summary>
    public bool Hints { get; set; } = true;

    /// <summary>How many requests the journal keeps.</summary>
    public int JournalSize { get; set; } = 1000;

    /// <summary>How many finished jobs each project keeps; the oldest goes first, one at work never.</summary>
    public int MaxFinishedJobs { get; set; } = 10_000;

    /// <summary>How many failed tasks each project keeps; the oldest goes first.</summary>
    public int MaxFailedJobs { get; set; } = 1000;

    /// <summary>How many fault rules there may be at once; one more is refused.</summary>
    public int MaxFaultRules { get; set; } = 1000;

    /// <summary>Guards the control plane and WireMock.Net's admin; null leaves them open.</summary>
    public string? AdminToken { get; set; }

    /// <summary>A file that the state is kept in, made when it is not there, or a database as <c>postgres://user:password@host:port/database</c>; null keeps it in memory only.</summary>
    public string? State { get; set; }

    /// <summary>What a write to that file waits for before it is answered; a database decides that itself.</summary>
    public StateDurability StateDurability { get; set; } = StateDurability.Full;

    /// <summary>Names by which the control plane may be called beside loopback's own, such as <c>sdrs-mock</c> in a network of containers.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; set; } = [];

    /// <summary>What connections may take up.</summary>
    public ConnectionLimits Connections { get; set; } = new();

    /// <summary>Where logs go; null writes bugs of the mock to standard error, and nothing else.</summary>
    public ILoggerFactory? Loggers { get; set; }

    /// <summary>What else stands at <c>/__sdrs/metrics</c>, behind the gate of the control plane.</summary>
    internal Action<IApplicationBuilder>? Metrics { get; set; }

    /// <summary>Whether to serve TLS with a certificate made in memory.</summary>
    public bool Https { get; set; }

    /// <summary>A PFX or PEM file to serve TLS with instead of the one made in memory.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The password of that file's key; null where it has none.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>The certificate in use, once the mock has started with <see cref="Https"/>.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <exception cref="ArgumentException">A number makes no sense; the message names it, and the option of the command line.</exception>
    internal void Validate()
    {
        Require(JobDuration >= TimeSpan.Zero && JobDuration <= s_maxJobDuration, "JobDuration (--job-duration)", $"from 0 to {s_maxJobDuration.TotalDays} days", JobDuration);
        Require(JournalSize >= 0, "JournalSize (--journal)", "a number from 0 on", JournalSize);
        Require(MaxFinishedJobs >= 1, "FinishedJobs (--finished-jobs)", "a number from 1 on", MaxFinishedJobs);
        Require(MaxFailedJobs >= 1, "FailedTasks (--failed-tasks)", "a number from 1 on", MaxFailedJobs);
        Require(MaxFaultRules >= 0, "FaultRules (--fault-rules)", "a number from 0 on", MaxFaultRules);
        Require(Connections.MaxConnections >= 1, "Connections.Most (--max-connections)", "a number from 1 on", Connections.MaxConnections);
    }

    private static void Require(bool holds, string option, string what, object given)
    {
        if (!holds)
        {
            throw new ArgumentException($"{option} is {what}, not {given}");
        }
    }
}
