using SdrsMock.Auth;
using SdrsMock.Common;

namespace SdrsMock.Keystone;

/// <summary>
/// Who and what there is to log in for: one account, its users, and its projects. Every id of 32 hexadecimal characters
/// is a project, as for SDRS; the default one bears the region's name, the others are named after their id.
/// </summary>
internal sealed class AccountDirectory(Edition edition, CredentialIssuer issuer)
{
    /// <summary>The name of the one account.</summary>
    public const string AccountName = CredentialIssuer.UserDomain;

    public string Region => edition.Region;

    public string AccountId => issuer.Id("account");

    /// <summary>The projects that lists show: the default one, and another to be foreign in.</summary>
    public IReadOnlyList<Project> Projects => [Default, FindById(issuer.OtherProjectId(issuer.DefaultProjectId))!];

    public Project Default => new(issuer.DefaultProjectId, Region);

    public Project? FindById(string id) =>
        !ProjectIds.IsValid(id) ? null : id == issuer.DefaultProjectId ? Default : new(id, $"{Region}_{id}");

    public Project? FindByName(string name) =>
        name == Region ? Default : name.StartsWith($"{Region}_", StringComparison.Ordinal) ? FindById(name[(Region.Length + 1)..]) : null;

    /// <summary>The account's name or id.</summary>
    public bool IsAccount(string? nameOrId) => nameOrId == AccountName || nameOrId == AccountId;

    public User? FindUser(string? nameOrId) => User.All.FirstOrDefault(user => user.Name == nameOrId || GetUserId(user) == nameOrId);

    public string GetUserId(User user) => issuer.Id($"user {user.Name}");

    public string GetRoleId(string role) => issuer.Id($"role {role}");

    public string GetServiceId(string type) => issuer.Id($"service {type}");

    public bool IsPassword(string? text) => FixedTimeComparer.FixedTimeEquals(text, issuer.Password);

    /// <summary>What one needs to log in, by variable name.</summary>
    public IEnumerable<KeyValuePair<string, string>> GetVariables(string projectId) =>
    [
        .. User.All.Select(user => KeyValuePair.Create(user.Variable, user.Name)),
        new("password", issuer.Password),
        new("user_domain", AccountName),
        new("user_domain_id", AccountId),
        new("project_name", FindById(projectId)?.Name ?? ""),
        new("region", Region),
    ];
}
