using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options for credentials. Each can also come from an environment variable; none is printed.</summary>
internal sealed class AuthOptions
{
    private readonly Dictionary<string, Option<string?>> _options = new(StringComparer.Ordinal)
    {
        ["token"] = new("--token") { Description = "The token to send (SDRS_TOKEN).", HelpName = "token" },
        ["ak"] = new("--ak") { Description = "The access key that signs requests (SDRS_AK).", HelpName = "key" },
        ["sk"] = new("--sk") { Description = "The secret key of the access key (SDRS_SK).", HelpName = "key" },
        ["security-token"] = new("--security-token")
        {
            Description = "The security token of temporary keys (SDRS_SECURITY_TOKEN).",
            HelpName = "token",
        },
        ["iam"] = new("--iam") { Description = "The IAM v3 endpoint to log in at (SDRS_IAM).", HelpName = "url" },
        ["user"] = new("--user") { Description = "The user to log in as (SDRS_USER).", HelpName = "name" },
        ["password"] = new("--password") { Description = "The user's password (SDRS_PASSWORD).", HelpName = "password" },
        ["domain"] = new("--domain") { Description = "The name of the user's account (SDRS_DOMAIN).", HelpName = "name" },
    };

    public void AddTo(Command command)
    {
        foreach (var option in _options.Values)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Applies the credentials of the command line, else of the target file, else of the environment.</summary>
    /// <exception cref="UsageException">The credentials are incomplete.</exception>
    public Target Apply(ParseResult parsed, Target target)
    {
        var typed = FromCommandLine(parsed);
        if (!typed.Provided && target.HasCredentials)
        {
            return target;
        }

        var credentials = typed.Provided ? typed : CreateCredentials(FromEnvironment, NameInEnvironment);
        return target with { Token = credentials.Token, Keys = credentials.Keys, Login = credentials.Login };
    }

    /// <summary>The credentials of the command line; without any, empty credentials.</summary>
    /// <exception cref="UsageException">The credentials on the command line are incomplete.</exception>
    public Credentials FromCommandLine(ParseResult parsed)
    {
        string? Part(string part) => parsed.GetValue(_options[part]);

        // The environment can complete the credentials of the command line, but other credentials there are ignored.
        string? Complete(string part) => Part(part) ?? (
            Array.Exists(Credentials.Methods, method => method.Contains(part) && method.Any(other => Part(other) is not null))
                ? FromEnvironment(part)
                : null);

        var typed = CreateCredentials(Complete, part => $"--{part}");
        return !typed.Provided && _options.Keys.FirstOrDefault(part => Part(part) is not null) is { } alone
            ? throw new UsageException(
                $"--{alone} requires --{Array.Find(Credentials.Methods, method => method.Contains(alone))![0]}; set both")
            : typed;
    }

    private static Credentials CreateCredentials(Func<string, string?> part, Func<string, string> name)
    {
        try
        {
            return Credentials.Read(part, name);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    public static string? FromEnvironment(string part) =>
        Environment.GetEnvironmentVariable(NameInEnvironment(part)) is { Length: > 0 } value ? value : null;

    private static string NameInEnvironment(string part) => $"SDRS_{part.Replace('-', '_').ToUpperInvariant()}";
}
