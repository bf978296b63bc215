using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that say who we are. Each may come from the environment instead, and none is ever printed.</summary>
internal sealed class AuthOptions
{
    private readonly Dictionary<string, Option<string?>> _options = new(StringComparer.Ordinal)
    {
        ["token"] = new("--token") { Description = "The token to show (SDRS_TOKEN).", HelpName = "token" },
        ["ak"] = new("--ak") { Description = "The access key to sign with (SDRS_AK).", HelpName = "key" },
        ["sk"] = new("--sk") { Description = "Its secret key (SDRS_SK).", HelpName = "key" },
        ["security-token"] = new("--security-token")
        {
            Description = "What temporary keys bring along (SDRS_SECURITY_TOKEN).",
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

    /// <summary>What was typed, else what the target file says, else what the environment holds.</summary>
    /// <exception cref="UsageException">A part is missing.</exception>
    public Target Apply(ParseResult parsed, Target target)
    {
        var typed = FromCommandLine(parsed);
        var credentials = typed.Provided ? typed
            : !target.HasCredentials ? Whole(FromEnvironment, NameInEnvironment)
            : null;
        return credentials is null ? target : target with { Token = credentials.Token, Keys = credentials.Keys, Login = credentials.Login };
    }

    /// <summary>What was typed, and nothing where that is nothing.</summary>
    /// <exception cref="UsageException">Half of something was typed.</exception>
    public Credentials FromCommandLine(ParseResult parsed)
    {
        string? Part(string part) => parsed.GetValue(_options[part]);

        // What is typed may be completed by the environment, but nothing else there outweighs it.
        string? Completed(string part) => Part(part) ?? (
            Array.Exists(Credentials.Methods, way => way.Contains(part) && way.Any(other => Part(other) is not null))
                ? FromEnvironment(part)
                : null);

        var typed = Whole(Completed, part => $"--{part}");
        return !typed.Provided && _options.Keys.FirstOrDefault(part => Part(part) is not null) is { } alone
            ? throw new UsageException($"--{alone} wants --{Array.Find(Credentials.Methods, way => way.Contains(alone))![0]} as well")
            : typed;
    }

    private static Credentials Whole(Func<string, string?> part, Func<string, string> called)
    {
        try
        {
            return Credentials.Read(part, called);
        }
        catch (FormatException missing)
        {
            throw new UsageException(missing.Message);
        }
    }

    public static string? FromEnvironment(string part) =>
        Environment.GetEnvironmentVariable(NameInEnvironment(part)) is { Length: > 0 } value ? value : null;

    private static string NameInEnvironment(string part) => $"SDRS_{part.Replace('-', '_').ToUpperInvariant()}";
}
