using SdrsMock.Client.Authentication;

namespace SdrsMock.Conformance.Targets;

/// <summary>One way to show who we are; at most one of them is given.</summary>
internal sealed record Credentials(string? Token = null, AccessKeys? Keys = null, Login? Login = null)
{
    /// <summary>The parts of each way, the one that leads it first.</summary>
    public static readonly string[][] Methods = [["token"], ["user", "password", "iam", "domain"], ["ak", "sk", "security-token"]];

    public static IEnumerable<string> Parts => Methods.SelectMany(way => way);

    public bool Provided => Token is not null || Keys is not null || Login is not null;

    /// <summary>Made of loose parts, as options and environment variables are.</summary>
    /// <param name="part">Gives <c>token</c>, <c>ak</c>, <c>sk</c>, <c>security-token</c>, <c>iam</c>, <c>user</c>, <c>password</c> and <c>domain</c>.</param>
    /// <param name="called">What to call a part where it stands.</param>
    /// <exception cref="FormatException">A part is missing or wrong.</exception>
    public static Credentials Read(Func<string, string?> part, Func<string, string> called)
    {
        string Need(string name, string beside) => part(name) ?? throw new FormatException($"{called(beside)} wants {called(name)} as well");

        if (part("token") is { } token)
        {
            return new(token);
        }

        if (part("user") is { } user)
        {
            var iam = Need("iam", "user");
            return TargetFile.ReadUrl(iam) is { } url
                ? new(Login: new(url, user, Need("password", "user"), Need("domain", "user")))
                : throw new FormatException($"{called("iam")} wants a URL, not '{iam}'");
        }

        return part("ak") is { } ak ? new(Keys: new(ak, Need("sk", "ak"), part("security-token"))) : new();
    }

    public override string ToString() => "credentials";
}
