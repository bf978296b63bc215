using System.CommandLine;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Cli;

/// <summary>The secrets of a command: those of its options, of the environment, and of the target files that it names.</summary>
internal static class KnownSecrets
{
    private static readonly string[] s_secretOptions = ["--token", "--sk", "--security-token", "--password", "--admin-token"];
    private static readonly string[] s_secretVariables = ["token", "sk", "security-token", "password", "mock-admin-token"];
    private static readonly string[] s_targetOptions = ["--target", "--left", "--right"];

    public static IEnumerable<string> Collect(ParseResult parsed)
    {
        foreach (var name in s_secretVariables)
        {
            if (AuthOptions.FromEnvironment(name) is { } value)
            {
                yield return value;
            }
        }

        for (var at = 0; at < parsed.Tokens.Count; at++)
        {
            var value = parsed.Tokens[at].Value;
            var option = at > 0 ? parsed.Tokens[at - 1].Value : "";
            if (s_secretOptions.Contains(option))
            {
                yield return value;
            }

            foreach (var secret in ReadUserInfo(value).Concat(s_targetOptions.Contains(option) ? ReadTarget(value) : []))
            {
                yield return secret;
            }
        }
    }

    private static IEnumerable<string> ReadUserInfo(string value) =>
        TargetFile.ReadUrl(value) is { UserInfo: { Length: > 0 } info } ? [info, Uri.UnescapeDataString(info.Split(':', 2)[^1])] : [];

    // A file that cannot be read is reported by the command itself.
    private static IEnumerable<string> ReadTarget(string path)
    {
        try
        {
            if (!File.Exists(path) || !TargetFile.IsTargetFile(path))
            {
                return [];
            }

            var target = TargetFile.Read(path);
            return [.. target.Secrets, .. ReadUserInfo(target.Url.OriginalString), .. ReadUserInfo(target.Proxy?.OriginalString ?? "")];
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
