using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options for the target. The command line overrides the target file, which overrides the environment.</summary>
internal sealed class TargetOptions
{
    private readonly AuthOptions _auth = new();
    private readonly Option<Uri?> _endpoint = new("--endpoint")
    {
        Description = "URL of the target; default: an embedded mock.",
        HelpName = "url",
        CustomParser = OptionParsers.Url,
    };
    private readonly Option<string?> _file = new("--target")
    {
        Description = "A target file (JSON): url, project, credentials by name, variables, limits.",
        HelpName = "file",
    };
    private readonly Option<string[]> _variables = new("--var")
    {
        Description = "One variable; can be repeated.",
        HelpName = "name=value",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly ProjectOption _project = new("The project to use (SDRS_PROJECT).");
    private readonly Option<string?> _adminToken = new("--admin-token")
    {
        Description = "The admin token of a mock's control plane (SDRS_MOCK_ADMIN_TOKEN).",
        HelpName = "token",
    };
    private readonly Option<string?> _ca = new("--ca")
    {
        Description = "A PEM file with the certificate authorities to trust.",
        HelpName = "file",
    };
    private readonly Option<string?> _fingerprint = new("--fingerprint")
    {
        Description = "The SHA-256 fingerprint of the only certificate to trust.",
        HelpName = "hex",
    };
    private readonly Option<Uri?> _proxy = new("--proxy")
    {
        Description = "URL of the proxy (default: from the environment).",
        HelpName = "url",
        CustomParser = OptionParsers.Url,
    };

    /// <summary>Whether a target is named. Without a target, the embedded mock is used.</summary>
    public bool IsNamed(ParseResult parsed) => parsed.GetValue(_endpoint) is not null || parsed.GetValue(_file) is not null;

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _endpoint, _file, _project.Option, _variables, _adminToken, _ca, _fingerprint, _proxy })
        {
            command.Options.Add(option);
        }

        _auth.AddTo(command);
    }

    /// <summary>Reads the options for the embedded mock.</summary>
    /// <exception cref="UsageException">An option is invalid, even if the embedded mock does not use it.</exception>
    public Target ReadEmbedded(ParseResult parsed)
    {
        _project.Verify(parsed, byName: _auth.FromCommandLine(parsed).Login is not null);
        return new() { Url = new("http://127.0.0.1"), Variables = ReadVariables(parsed) };
    }

    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">The target file is invalid, or no target is named.</exception>
    public Target Read(ParseResult parsed)
    {
        var file = parsed.GetValue(_file) is { } path ? FromFile(path) : null;
        var url = parsed.GetValue(_endpoint) ?? file?.Url ?? throw new UsageException("no target is named; use --endpoint or --target");
        var target = (file ?? new() { Url = url }) with { Url = url };
        // The target file describes its own URL, and not the one that --endpoint names instead.
        var isNamedAsMock = target.Mock is true && file?.Url == url;
        return _project.Apply(parsed, _auth.Apply(parsed, target with
        {
            // The variable may be set for another target. It is only sent to a mock, and not to a service that happens to be tested.
            AdminToken = parsed.GetValue(_adminToken)
                ?? (isNamedAsMock || url.IsLoopback ? AuthOptions.FromEnvironment("mock-admin-token") : null),
            CaFile = parsed.GetValue(_ca) ?? target.CaFile,
            Fingerprint = parsed.GetValue(_fingerprint) ?? target.Fingerprint,
            Proxy = parsed.GetValue(_proxy) ?? target.Proxy,
            Variables = target.Variables
                .Concat(ReadVariables(parsed))
                .GroupBy(pair => pair.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value),
        }));
    }

    /// <summary>Opens the named target, or an embedded mock.</summary>
    /// <exception cref="TargetException">The target is unreachable or rejects the credentials.</exception>
    public async Task<ExecutionEnvironment> OpenAsync(
        ParseResult parsed, Func<Target, Target> permit, long? seed, Func<CancellationToken, Task<IHostedMock>> startMock,
        CancellationToken cancellation)
    {
        if (!IsNamed(parsed))
        {
            return new EmbeddedEnvironment(startMock, ReadEmbedded(parsed), seed);
        }

        var target = permit(Read(parsed));
        // A random seed keeps the scenarios of different runs apart on a shared mock.
        var usedSeed = seed ?? Random.Shared.Next(1, 1_000_000);
        return new RemoteEnvironment(
            await ScenarioRunner.ConnectAsync(target, usedSeed, cancellationToken: cancellation), target.Url, usedSeed);
    }

    private static Target FromFile(string path)
    {
        try
        {
            return TargetFile.Read(path);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private Dictionary<string, string> ReadVariables(ParseResult parsed) =>
        (parsed.GetValue(_variables) ?? []).Select(ReadVariable).DistinctBy(pair => pair.Key).ToDictionary();

    private static KeyValuePair<string, string> ReadVariable(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw new UsageException($"--var: '{text}' is invalid; use name=value.");
}
