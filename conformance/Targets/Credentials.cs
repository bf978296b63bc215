using SdrsMock.Client.Authentication;

namespace SdrsMock.Conformance.Targets;

/// <summary>The credentials for a target: a token, a user's login, or access keys. At most one of them is set.</summary>
internal sealed record Credentials(string? Token = null, AccessKeys? Keys = null, Login? Login = null)
{
    /// <summary>The parts of each method; the first part of a method selects it.</summary>
    public static readonly string[][] Methods = [["token"], ["user", "password", "iam", "domain"], ["ak", "sk", "security-token"]];

    public static IEnumerable<string> Parts => Methods.SelectMany(method => method);

    public bool Provided => Token is not null || Keys is not null || Login is not null;

    /// <summary>Combines single parts, as options and environment variables provide them.</summary>
    /// <param name="part">Returns <c>token</c>, <c>ak</c>, <c>sk</c>, <c>security-token</c>, <c>iam</c>, <c>user</c>, <c>password</c> and
    /// <c>domain</c>, or null.</param>
    /// <param name="nameOf">Returns the name of a part for messages, as the source spells it.</param>
    /// <exception cref="FormatException">A part is missing or wrong.</exception>
    public static Credentials Read(Func<string, string?> part, Func<string, string> nameOf)
    {
        string Require(string name, string with) =>
            part(name) ?? throw new FormatException($"{nameOf(with)} requires {nameOf(name)}; set both");

        if (part("token") is { } token)
        {
            return new(token);
        }

        if (part("user") is { } user)
        {
            var iam = Require("iam", "user");
            return TargetFile.ReadUrl(iam) is { } url
                ? new(Login: new(url, user, Require("password", "user"), Require("domain", "user")))
                : throw new FormatException($"{nameOf("iam")}: '{iam}' is not a URL; use https://HOST");
        }

        return part("ak") is { } ak ? new(Keys: new(ak, Require("sk", "ak"), part("security-token"))) : new();
    }

    public override string ToString() => "credentials";
}
