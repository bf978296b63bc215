using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SdrsMock.Common;
using SdrsMock.Diagnostics;

namespace SdrsMock.Hosting;

/// <summary>The command line of <c>sdrs-mock</c>: options, each also as an environment variable <c>SDRS_MOCK_…</c>, and what they start.</summary>
internal sealed class ServeCommand
{
    private readonly Option<int> _port = EnvironmentBackedOption.Create("--port", "the port to listen on; 0 picks a free one", 5080);
    private readonly Option<string?> _urls = EnvironmentBackedOption.Create<string?>("--urls", "where to listen instead, such as http://0.0.0.0:5080", null);
    private readonly Option<string> _auth = EnvironmentBackedOption.Create("--auth", "off: everybody is served; present: some credential must be there; verify: the mock's own token, or a correct AK/SK signature", "present");
    private readonly Option<string> _edition = EnvironmentBackedOption.Create("--edition", "huawei (the seed's) or otc (Open Telekom Cloud), where they differ", "huawei");
    private readonly Option<string[]> _quirks = EnvironmentBackedOption.CreateMany("--quirk", $"where shipping clients and documents disagree, follow the clients; may be repeated. {string.Join("; ", Quirks.All.Select(quirk => $"{quirk.Name}: {quirk.Reason}"))}");
    private readonly Option<long> _seed = EnvironmentBackedOption.Create("--seed", "the number that surroundings, ids and chance come from", 1L);
    private readonly Option<string?> _inventory = EnvironmentBackedOption.Create<string?>("--inventory", "a JSON file with the surroundings, shaped like GET /__sdrs/inventory", null);
    private readonly Option<string> _jobDuration = EnvironmentBackedOption.Create("--job-duration", "how long a job takes on the mock's clock: 2s, 500ms, PT2S; 0 finishes it at the next request", "2s");
    private readonly Option<string> _clock = EnvironmentBackedOption.Create("--clock", "real, or frozen: time passes only by the control plane", "real");
    private readonly Option<string?> _state = EnvironmentBackedOption.Create<string?>("--state", "keeps the state, so that it survives a kill: a file, made when it is not there, or postgres://user:password@host:port/database, which several mocks may share", null);
    private readonly Option<string> _stateDurability = EnvironmentBackedOption.Create("--state-sync", "full: a write is answered when the disk has it; normal: when the operating system has it, so that power loss may take the last ones", "full");
    private readonly Option<string> _companionServices = EnvironmentBackedOption.Create("--neighbours", "on, or off: whether ECS, EVS, VPC and IMS are served beside SDRS, as far as a DR run book needs them", "on");
    private readonly Option<bool> _https = EnvironmentBackedOption.Create("--https", "serve TLS, with a certificate made in memory unless --cert names one", false);
    private readonly Option<string?> _certificate = EnvironmentBackedOption.Create<string?>("--cert", "a PFX or PEM file with the key, for --https", null);
    private readonly Option<string?> _certificatePassword = EnvironmentBackedOption.Create<string?>("--cert-password", "the password of that file's key", null);
    private readonly Option<string?> _adminToken = EnvironmentBackedOption.Create<string?>("--admin-token", "guards the control plane and WireMock.Net's admin", null);
    private readonly Option<string[]> _allowHost = EnvironmentBackedOption.CreateMany("--allow-host", "a name by which the control plane may be called beside localhost; may be repeated");
    private readonly Option<int> _maxConnections = EnvironmentBackedOption.Create("--max-connections", "how many connections there may be at once", new ConnectionLimits().MaxConnections);
    private readonly Option<bool> _noHints = EnvironmentBackedOption.Create("--no-hints", "leave X-Sdrs-Mock-Constraint out of refusals", false);
    private readonly Option<int> _journal = EnvironmentBackedOption.Create("--journal", "how many requests the journal keeps", 1000);

    private readonly Option<int> _maxFinishedJobs = EnvironmentBackedOption.Create("--finished-jobs", "how many finished jobs each project keeps", 10_000);
    private readonly Option<int> _maxFailedJobs = EnvironmentBackedOption.Create("--failed-tasks", "how many failed tasks each project keeps", 1000);
    private readonly Option<int> _maxFaultRules = EnvironmentBackedOption.Create("--fault-rules", "how many fault rules there may be at once", 1000);

    private readonly Option<bool> _metrics = EnvironmentBackedOption.Create("--metrics", "serve metrics for Prometheus at /__sdrs/metrics; OTEL_EXPORTER_OTLP_ENDPOINT sends them, and traces, by OTLP", false);
    private readonly Option<LogLevel> _logLevel = EnvironmentBackedOption.Create("--log-level", "what is logged on standard error: Trace, Debug (each call), Information (who steers), Warning, Error, None", LogLevel.Warning);

    private IEnumerable<Option> All =>
    [
        _port, _urls, _auth, _edition, _quirks, _seed, _inventory, _jobDuration, _clock, _state, _stateDurability, _companionServices, _https, _certificate, _certificatePassword, _adminToken, _allowHost, _maxConnections, _noHints, _journal, _maxFinishedJobs, _maxFailedJobs, _maxFaultRules, _metrics, _logLevel,
    ];

    public static CommandLine Create()
    {
        var serve = new ServeCommand();
        var verb = new Command("serve", "Serve (what happens without a verb as well).");
        var root = new RootCommand("A stateful mock of the Storage Disaster Recovery Service, REST v1.") { verb };
        foreach (var option in serve.All)
        {
            option.Recursive = true;
            root.Options.Add(option);
        }

        root.SetAction((parsed, _) => serve.Run(parsed));
        verb.SetAction((parsed, _) => serve.Run(parsed));
        return new(root);
    }

    private async Task<int> Run(ParseResult parsed)
    {
        MockOptions options;
        try
        {
            options = Read(parsed);
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {exception.Message}");
            return CommandLine.UsageError;
        }

        try
        {
            using var loggers = LoggerFactories.ToStandardError(parsed.GetValue(_logLevel));
            options.Loggers = loggers;
            using var exporters = OpenTelemetryExporters.Start(options, parsed.GetValue(_metrics));
            return await Serve(options);
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {exception.Message}");
            return CommandLine.UsageError;
        }
        catch (IOException failed)
        {
            await Console.Error.WriteLineAsync($"sdrs-mock: {failed.Message}");
            return CommandLine.Failed;
        }
    }

    private static async Task<int> Serve(MockOptions options)
    {
        using var stop = new ShutdownSignal();
        await using var mock = MockHost.Start(options);
        Console.WriteLine($"Listening on {mock.Url.Scheme}://{mock.Url.Host}:{mock.Url.Port}");
        if (options.Certificate is { } certificate)
        {
            Console.WriteLine($"Certificate SHA-256 {Convert.ToHexString(certificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256))}");
        }

        // The end of the server waits for the calls that it has taken.
        await stop.Requested;
        return 0;
    }

    private MockOptions Read(ParseResult parsed)
    {
        var https = parsed.GetValue(_https) || parsed.GetValue(_certificate) is not null;
        var scheme = https ? "https" : "http";
        var frozen = parsed.GetValue(_clock) switch
        {
            "real" => false,
            "frozen" => true,
            var other => throw new ArgumentException($"--clock is real or frozen, not '{other}'"),
        };
        return new()
        {
            Url = GetUrl(parsed, scheme),
            Auth = AuthModes.Parse(parsed.GetValue(_auth)!),
            Edition = Edition.Parse(parsed.GetValue(_edition)!).Name,
            Quirks = [.. parsed.GetValue(_quirks)!.Select(name => Quirks.Parse(name).Name)],
            Seed = parsed.GetValue(_seed),
            JobDuration = parsed.GetValue(_jobDuration) is var duration && DurationParser.Parse(duration!) is { } time
                ? time
                : throw new ArgumentException($"--job-duration takes a duration such as 2s, 500ms or PT2S, not '{duration}'"),
            Clock = frozen ? new() : new(TimeProvider.System),
            Inventory = parsed.GetValue(_inventory) is { } file ? ReadInventory(file) : null,
            State = parsed.GetValue(_state),
            StateDurability = parsed.GetValue(_stateDurability) switch
            {
                "full" => StateDurability.Full,
                "normal" => StateDurability.Normal,
                var other => throw new ArgumentException($"--state-sync is full or normal, not '{other}'"),
            },
            CompanionServices = parsed.GetValue(_companionServices) switch
            {
                "on" => true,
                "off" => false,
                var other => throw new ArgumentException($"--neighbours is on or off, not '{other}'"),
            },
            Hints = !parsed.GetValue(_noHints),
            JournalSize = parsed.GetValue(_journal),
            MaxFinishedJobs = parsed.GetValue(_maxFinishedJobs),
            MaxFailedJobs = parsed.GetValue(_maxFailedJobs),
            MaxFaultRules = parsed.GetValue(_maxFaultRules),
            AdminToken = parsed.GetValue(_adminToken),
            AllowedHosts = parsed.GetValue(_allowHost)!,
            Connections = new() { MaxConnections = parsed.GetValue(_maxConnections) },
            Https = https,
            CertificateFile = parsed.GetValue(_certificate),
            CertificatePassword = parsed.GetValue(_certificatePassword),
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
            throw new ArgumentException($"--inventory {file} cannot be read: {exception.Message}", exception);
        }
    }

    private Uri GetUrl(ParseResult parsed, string scheme)
    {
        var (portIsTyped, urlsAreTyped) = (parsed.GetResult(_port) is { Implicit: false }, parsed.GetResult(_urls) is { Implicit: false });
        if (portIsTyped && urlsAreTyped)
        {
            throw new ArgumentException("--port and --urls both say where to listen; give one of them");
        }

        // What is typed wins over a variable, whichever of the two it is.
        if (!portIsTyped && parsed.GetValue(_urls) is { } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/" }
                ? url
                : throw new ArgumentException($"--urls takes one http or https address without a path, not '{text}'");
        }

        return parsed.GetValue(_port) is >= 0 and <= 65535 and var port ? new($"{scheme}://127.0.0.1:{port}") : throw new ArgumentException($"--port takes a number from 0 to 65535, not {parsed.GetValue(_port)}");
    }
}
