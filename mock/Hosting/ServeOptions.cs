using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.Hosting;

/// <summary>
/// The options of a server. Each can also be set by an environment variable <c>SDRS_MOCK_…</c>; an option that is given takes
/// precedence over its variable.
/// </summary>
internal sealed class ServeOptions
{
    private const string CompanionServices = "--companion-services";

    // The former name of --companion-services. It keeps working, and --help does not list it.
    private const string Neighbours = "--neighbours";

    private readonly bool _picksFreePort;
    private readonly Option<int> _port;

    private readonly Option<string?> _urls = EnvironmentBackedOption.Create<string?>(
        "--urls", "address to listen on instead of --port, such as http://0.0.0.0:5080", null);

    private readonly Option<string> _auth = EnvironmentBackedOption.Create(
        "--auth",
        "off: no credentials needed; present: any credentials; verify: a token issued by the mock, or a correct AK/SK signature",
        "present");

    private readonly Option<string> _edition = EnvironmentBackedOption.Create(
        "--edition",
        "documentation to follow where the editions differ: "
        + string.Join(", ", Catalog.Editions.Select(entry => $"{entry.Name} ({entry.Title})")),
        Catalog.Editions[0].Name);

    private readonly Option<string[]> _quirks = EnvironmentBackedOption.CreateMany(
        "--quirk",
        "follow shipping clients where they disagree with the documentation; can be repeated. "
        + string.Join("; ", Quirks.All.Select(quirk => $"{quirk.Name}: {quirk.Reason}")));

    private readonly Option<string?> _mutant = EnvironmentBackedOption.Create<string?>(
        "--mutant",
        "behave wrong in one documented respect, to see whether a client's tests notice, such as PI-CREATE-03:skip; "
        + "GET /__sdrs/mutants lists the ids",
        null);

    private readonly Option<long> _seed = EnvironmentBackedOption.Create(
        "--seed", "seed of the generated inventory, of ids and of random values", 1L);

    private readonly Option<string?> _inventory = EnvironmentBackedOption.Create<string?>(
        "--inventory", "JSON file with the inventory, in the format of GET /__sdrs/inventory", null);

    private readonly Option<string> _jobDuration = EnvironmentBackedOption.Create(
        "--job-duration", "how long a job takes on the mock's clock: 2s, 500ms, PT2S; 0 completes it at the next request", "2s");

    private readonly Option<string> _clock = EnvironmentBackedOption.Create(
        "--clock", "real; or frozen: time passes only by the control plane", "real");

    private readonly Option<string?> _state = EnvironmentBackedOption.CreateSecret(
        "--state",
        "where to save the state, so that it survives a kill: a file, created if missing, or "
        + "postgres://user:password@host:port/database, which several mocks can share");

    private readonly Option<string> _stateDurability = EnvironmentBackedOption.Create(
        "--state-sync",
        "full: a write is answered when the disk has it; normal: when the operating system has it; power loss may lose the last writes",
        "full");

    private readonly Option<string> _companionServices = EnvironmentBackedOption.Create(
        CompanionServices,
        "on or off: serve ECS, EVS, VPC and IMS beside SDRS, as far as a DR run book needs them",
        "on",
        formerName: Neighbours);

    private readonly Option<string?> _neighbours = new(Neighbours) { Hidden = true };

    private readonly Option<bool> _https = EnvironmentBackedOption.Create(
        "--https", "serve HTTPS, with a self-signed certificate created in memory unless --cert is given", false);

    private readonly Option<string?> _certificate = EnvironmentBackedOption.Create<string?>(
        "--cert", "PFX or PEM file with certificate and key, for --https", null);

    private readonly Option<string?> _certificatePassword = EnvironmentBackedOption.CreateSecret(
        "--cert-password", "password of the key in that file");

    private readonly Option<string?> _adminToken = EnvironmentBackedOption.CreateSecret(
        "--admin-token",
        "protects the control plane and WireMock.Net's admin: requests must send this value in the header X-Admin-Token "
        + "or as Authorization: Bearer");

    private readonly Option<string[]> _allowHost = EnvironmentBackedOption.CreateMany(
        "--allow-host", "a host name, besides localhost, under which the control plane may be called; can be repeated");

    private readonly Option<int> _maxConnections = EnvironmentBackedOption.Create(
        "--max-connections", "maximum number of concurrent connections", new ConnectionLimits().MaxConnections);

    private readonly Option<bool> _noHints = EnvironmentBackedOption.Create(
        "--no-hints", "omit X-Sdrs-Mock-Constraint and X-Sdrs-Mock-Why from error responses", false);

    private readonly Option<int> _journal = EnvironmentBackedOption.Create("--journal", "how many requests the journal keeps", 1000);

    private readonly Option<int> _maxFinishedJobs = EnvironmentBackedOption.Create(
        "--finished-jobs", "how many finished jobs each project keeps", 10_000);

    private readonly Option<int> _maxFailedJobs = EnvironmentBackedOption.Create(
        "--failed-tasks", "how many failed tasks each project keeps", 1000);

    private readonly Option<int> _maxFaultRules = EnvironmentBackedOption.Create(
        "--fault-rules", "maximum number of fault rules at a time", 1000);

    private readonly Option<bool> _metrics = EnvironmentBackedOption.Create(
        "--metrics",
        "serve Prometheus metrics at /__sdrs/metrics; OTEL_EXPORTER_OTLP_ENDPOINT sends metrics and traces by OTLP",
        false);

    private readonly Option<LogLevel> _logLevel = EnvironmentBackedOption.Create(
        "--log-level",
        "what to log to standard error: Trace, Debug (each request), Information (control-plane calls), Warning, Error, None",
        LogLevel.Warning);

    /// <param name="picksFreePort">Whether a free port is picked unless the command line names an address.</param>
    public ServeOptions(bool picksFreePort = false)
    {
        _picksFreePort = picksFreePort;
        // Without a default, which --help would show.
        _port = picksFreePort
            ? new("--port") { Description = "port to listen on; a free one is picked unless it is given" }
            : EnvironmentBackedOption.Create("--port", "port to listen on; 0 picks a free one", 5080);
        _logLevel.HelpName = "level";
    }

    /// <summary>The options of a server, which all commands that start one have.</summary>
    public IEnumerable<Option> All =>
    [
        _port, _urls, _auth, _edition, _quirks, _mutant, _seed, _inventory, _jobDuration, _clock, _state, _stateDurability,
        _companionServices, _neighbours, _https, _certificate, _certificatePassword, _adminToken, _allowHost, _maxConnections,
        _noHints, _journal, _maxFinishedJobs, _maxFailedJobs, _maxFaultRules, _metrics, _logLevel,
    ];

    /// <summary>The severity from which lines are logged to standard error.</summary>
    public LogLevel GetLogLevel(ParseResult parsed) => parsed.GetValue(_logLevel);

    /// <summary>Whether Prometheus metrics are served.</summary>
    public bool ServesMetrics(ParseResult parsed) => parsed.GetValue(_metrics);

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="ArgumentException">A value is invalid; the message names the option.</exception>
    public MockOptions Read(ParseResult parsed)
    {
        var password = EnvironmentBackedOption.GetSecret(parsed, _certificatePassword);
        // A variable may be set for other programs too; an option is written for this one.
        if (parsed.GetResult(_certificatePassword) is { Implicit: false } && parsed.GetValue(_certificate) is null)
        {
            throw new ArgumentException("--cert-password: there is no certificate to open; name it with --cert.");
        }

        var https = parsed.GetValue(_https) || parsed.GetValue(_certificate) is not null;
        var scheme = https ? "https" : "http";
        var frozen = parsed.GetValue(_clock) switch
        {
            "real" => false,
            "frozen" => true,
            var other => throw new ArgumentException($"--clock: '{other}' is invalid; use real or frozen."),
        };
        return new()
        {
            Url = GetUrl(parsed, scheme),
            Auth = AuthModes.Parse(parsed.GetValue(_auth)!),
            Edition = Edition.Parse(parsed.GetValue(_edition)!).Name,
            Quirks = [.. parsed.GetValue(_quirks)!.Select(name => Quirks.Parse(name).Name)],
            Mutant = parsed.GetValue(_mutant),
            Seed = parsed.GetValue(_seed),
            JobDuration = parsed.GetValue(_jobDuration) is var duration && DurationParser.TryParse(duration!, defaultUnit: "s") is { } time
                ? time
                : throw new ArgumentException($"--job-duration: '{duration}' is invalid; use a duration such as 2s, 500ms or PT2S."),
            Clock = frozen ? new() : new(TimeProvider.System),
            Inventory = parsed.GetValue(_inventory) is { } file ? ReadInventory(file) : null,
            State = EnvironmentBackedOption.GetSecret(parsed, _state),
            StateDurability = parsed.GetValue(_stateDurability) switch
            {
                "full" => StateDurability.Full,
                "normal" => StateDurability.Normal,
                var other => throw new ArgumentException($"--state-sync: '{other}' is invalid; use full or normal."),
            },
            CompanionServices = AreCompanionServicesOn(parsed),
            Hints = !parsed.GetValue(_noHints),
            JournalSize = parsed.GetValue(_journal),
            MaxFinishedJobs = parsed.GetValue(_maxFinishedJobs),
            MaxFailedJobs = parsed.GetValue(_maxFailedJobs),
            MaxFaultRules = parsed.GetValue(_maxFaultRules),
            AdminToken = EnvironmentBackedOption.GetSecret(parsed, _adminToken),
            AllowedHosts = parsed.GetValue(_allowHost)!,
            Connections = new() { MaxConnections = parsed.GetValue(_maxConnections) },
            Https = https,
            CertificateFile = parsed.GetValue(_certificate),
            CertificatePassword = password,
        };
    }

    private bool AreCompanionServicesOn(ParseResult parsed)
    {
        var isFormerName = parsed.GetValue(_neighbours) is not null && parsed.GetResult(_companionServices) is not { Implicit: false };
        var (name, value) = isFormerName
            ? (Neighbours, parsed.GetValue(_neighbours))
            : (CompanionServices, parsed.GetValue(_companionServices));
        return value switch
        {
            "on" => true,
            "off" => false,
            _ => throw new ArgumentException($"{name}: '{value}' is invalid; use on or off."),
        };
    }

    private static JsonElement ReadInventory(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ArgumentException($"--inventory: {file} cannot be read: {exception.Message}", exception);
        }
    }

    private Uri GetUrl(ParseResult parsed, string scheme)
    {
        var (portIsTyped, urlsAreTyped) = (parsed.GetResult(_port) is { Implicit: false }, parsed.GetResult(_urls) is { Implicit: false });
        if (portIsTyped && urlsAreTyped)
        {
            throw new ArgumentException("--port and --urls exclude each other; give one of them.");
        }

        if (_picksFreePort && !portIsTyped && !urlsAreTyped)
        {
            return new($"{scheme}://127.0.0.1:0");
        }

        // An option on the command line takes precedence over the variable of either.
        if (!portIsTyped && parsed.GetValue(_urls) is { } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/" }
                ? url
                : throw new ArgumentException($"--urls: '{text}' is invalid; use one http or https address without a path.");
        }

        return parsed.GetValue(_port) is >= 0 and <= 65535 and var port
            ? new($"{scheme}://127.0.0.1:{port}")
            : throw new ArgumentException($"--port: {parsed.GetValue(_port)} is invalid; use a number from 0 to 65535.");
    }
}
