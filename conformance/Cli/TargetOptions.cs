using System.CommandLine;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that say what is put to the test. What is typed wins over the target file, and that over the environment.</summary>
internal sealed class TargetOptions
{
    private readonly AuthOptions _auth = new();
    private readonly Option<Uri?> _endpoint =
        new("--endpoint") { Description = "The target; without it an embedded mock is started.", HelpName = "url", CustomParser = OptionParsers.Url };
    private readonly Option<string?> _file = new("--target")
    {
        Description = "A target file (JSON): url, project, credentials by name, variables, limits.",
        HelpName = "file",
    };
    private readonly Option<string[]> _variables = new("--var")
    {
        Description = "One variable; may be repeated.",
        HelpName = "name=value",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly ProjectOption _project = new("The project to play in (SDRS_PROJECT).");
    private readonly Option<string?> _adminToken = new("--admin-token")
    {
        Description = "What guards a mock's control plane (SDRS_MOCK_ADMIN_TOKEN).",
        HelpName = "token",
    };
    private readonly Option<string?> _ca = new("--ca") { Description = "A PEM file of the authorities to trust.", HelpName = "file" };
    private readonly Option<string?> _fingerprint = new("--fingerprint")
    {
        Description = "The SHA-256 fingerprint of the only certificate to trust.",
        HelpName = "hex",
    };
    private readonly Option<Uri?> _proxy = new("--proxy")
    {
        Description = "The proxy to go through (else by the environment).",
        HelpName = "url",
        CustomParser = OptionParsers.Url,
    };

    /// <summary>Whether a target is named; without one the mock inside is meant.</summary>
    public bool IsNamed(ParseResult parsed) => parsed.GetValue(_endpoint) is not null || parsed.GetValue(_file) is not null;

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _endpoint, _file, _project.Option, _variables, _adminToken, _ca, _fingerprint, _proxy })
        {
            command.Options.Add(option);
        }

        _auth.AddTo(command);
    }

    /// <summary>What an embedded mock needs to know.</summary>
    /// <exception cref="UsageException">Something that was typed is wrong, although it goes unused there.</exception>
    public Target ReadEmbedded(ParseResult parsed)
    {
        _project.Verify(parsed, byName: _auth.FromCommandLine(parsed).Login is not null);
        return new() { Url = new("http://127.0.0.1"), Variables = ReadVariables(parsed) };
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="otherwise">Where it is when nobody says.</param>
    /// <exception cref="UsageException">The target file is wrong, or no target is named.</exception>
    public Target Read(ParseResult parsed, Uri? otherwise = null)
    {
        var file = parsed.GetValue(_file) is { } path ? FromFile(path) : null;
        var url = parsed.GetValue(_endpoint)
            ?? file?.Url ?? otherwise ?? throw new UsageException("name the target with --endpoint or --target");
        var target = (file ?? new() { Url = url }) with { Url = url };
        return _project.Apply(parsed, _auth.Apply(parsed, target with
        {
            AdminToken = parsed.GetValue(_adminToken) ?? AuthOptions.FromEnvironment("mock-admin-token"),
            CaFile = parsed.GetValue(_ca) ?? target.CaFile,
            Fingerprint = parsed.GetValue(_fingerprint) ?? target.Fingerprint,
            Proxy = parsed.GetValue(_proxy) ?? target.Proxy,
            Variables = target.Variables
                .Concat(ReadVariables(parsed))
                .GroupBy(pair => pair.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value),
        }));
    }

    /// <summary>Opens the target that is named, else one inside this process.</summary>
    /// <exception cref="TargetException">It does not answer, or does not want us.</exception>
    public async Task<ExecutionEnvironment> OpenAsync(
        ParseResult parsed, Func<Target, Target> permit, long? seed, Func<CancellationToken, Task<IHostedMock>> startMock,
        CancellationToken cancellation)
    {
        if (!IsNamed(parsed))
        {
            return new EmbeddedEnvironment(startMock, ReadEmbedded(parsed), seed);
        }

        var target = permit(Read(parsed));
        // Stories of different runs must not meet on a mock that several people use.
        var drawn = seed ?? Random.Shared.Next(1, 1_000_000);
        return new RemoteEnvironment(await ScenarioRunner.ConnectAsync(target, drawn, cancellationToken: cancellation), target.Url, drawn);
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
        : throw new UsageException($"--var wants name=value, not '{text}'");
}
