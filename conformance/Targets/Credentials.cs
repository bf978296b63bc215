using SdrsMock.Client;

namespace SdrsMock.Conformance.Targets;

/// <summary>One way to show who we are; at most one of them is given.</summary>
internal sealed record Credentials(string? Token = null, AccessKeys? Keys = null, Login? Login = null)
{
    public bool Given => Token is not null || Keys is not null || Login is not null;

    /// <summary>Made of loose parts, as options and environment variables are.</summary>
    /// <param name="part">Gives <c>token</c>, <c>ak</c>, <c>sk</c>, <c>security-token</c>, <c>iam</c>, <c>user</c>, <c>password</c> and <c>domain</c>.</param>
    /// <param name="source">What to call the source where a part is missing.</param>
    /// <exception cref="FormatException">A part is missing.</exception>
    public static Credentials Of(Func<string, string?> part, string source)
    {
        string Need(string name, string beside) => part(name) ?? throw new FormatException($"{source}: {beside} wants {name} as well");

        if (part("token") is { } token)
        {
            return new(token);
        }

        if (part("user") is { } user)
        {
            var iam = Need("iam", "user");
            return Uri.TryCreate(iam, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? new(Login: new(url, user, Need("password", "user"), Need("domain", "user")))
                : throw new FormatException($"{source}: iam wants a URL, not '{iam}'");
        }

        return part("ak") is { } ak ? new(Keys: new(ak, Need("sk", "ak"), part("security-token"))) : new();
    }

    public override string ToString() => "credentials";
}
