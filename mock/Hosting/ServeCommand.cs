using System.CommandLine;
using System.CommandLine.Help;
using System.Security.Cryptography;

namespace SdrsMock.Hosting;

/// <summary><c>serve</c>, the default command: starts a server and runs until it is told to stop.</summary>
internal sealed class ServeCommand
{
    private const int MaxHelpWidth = 100;

    private readonly ServeOptions _options = new();

    private readonly Option<string?> _readyFile = EnvironmentBackedOption.Create<string?>(
        "--ready-file", "file to write once requests are answered: JSON with url, pid and version; deleted at the end", null);

    private readonly Option<string?> _environmentFile = EnvironmentBackedOption.Create<string?>(
        "--env-file", "file to write once requests are answered: shell assignments of the address and the credentials", null);

    private readonly Option<bool> _untilInputEnds = EnvironmentBackedOption.Create(
        "--until-stdin-ends", "stop when standard input ends, as it does when the starting process ends", false);

    private readonly Option<int?> _parent = EnvironmentBackedOption.Create<int?>(
        "--parent-pid", "stop when the process with this id ends", null);

    private IEnumerable<Option> All => [.. _options.All, _readyFile, _environmentFile, _untilInputEnds, _parent];

    /// <summary>Builds the command line; options that are valid for the default command are valid for <c>serve</c> too.</summary>
    public static CommandLine Create()
    {
        var serve = new ServeCommand();
        var verb = new Command("serve", "Start the server (the default without a command).");
        var root = new RootCommand(
            "A stateful mock of the Storage Disaster Recovery Service, REST v1.\n\n"
            + "Exit codes: 0 stopped by Ctrl-C or SIGTERM; 1 failed, for example because the port is in use; 2 usage error.")
        {
            verb, new ExecCommand().Command, new HealthCommand().Command, new StopCommand().Command,
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            ((HelpAction)help.Action!).MaxWidth = MaxHelpWidth;
        }

        foreach (var option in serve.All)
        {
            root.Options.Add(option);
            verb.Options.Add(option);
        }

        root.SetAction((parsed, _) => serve.RunAsync(parsed));
        verb.SetAction((parsed, _) => serve.RunAsync(parsed));
        return new(root);
    }

    private Task<int> RunAsync(ParseResult parsed) =>
        ServerSession.RunAsync(_options, parsed, mock => ServeAsync(parsed, mock));

    private async Task<int> ServeAsync(ParseResult parsed, ServerSession session)
    {
        if (parsed.GetValue(_parent) is < 1 and var parent)
        {
            throw new ArgumentException($"--parent-pid: '{parent}' is invalid; use the id of a process, a number above 0.");
        }

        using var stop = new ShutdownSignal();
        var (ready, environment) = (parsed.GetValue(_readyFile), parsed.GetValue(_environmentFile));
        if (ready is not null && environment is not null && Path.GetFullPath(ready) == Path.GetFullPath(environment))
        {
            throw new ArgumentException("--ready-file and --env-file name the same file; use different files.");
        }

        if (environment is { } environmentFile)
        {
            PrivateFile.Write("--env-file", environmentFile, ClientEnvironment.FromSession(session).ToShell());
        }

        using var readyFile = ready is { } file ? ReadyFile.Write(file, session.Url) : null;

        Console.WriteLine($"Listening on {session.Url}");
        if (session.Options.Certificate is { } certificate)
        {
            Console.WriteLine($"Certificate SHA-256 {Convert.ToHexString(certificate.GetCertHash(HashAlgorithmName.SHA256))}");
        }

        // Disposing the server waits for the requests in progress.
        await Task.WhenAny([stop.Requested, .. GetEnds(parsed)]);
        return 0;
    }

    private IEnumerable<Task> GetEnds(ParseResult parsed)
    {
        if (parsed.GetValue(_untilInputEnds))
        {
            yield return Console.OpenStandardInput().CopyToAsync(Stream.Null);
        }

        if (parsed.GetValue(_parent) is { } processId)
        {
            yield return ProcessEnd.WaitAsync(processId);
        }
    }
}
