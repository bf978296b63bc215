using SdrsMock.Auth;
using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Keystone;

/// <summary>
/// The account, its users and its projects. Every id of 32 hexadecimal characters is a project, as for SDRS; the default
/// project has the region's name, the others <c>{region}_{id}</c>. Immutable, so safe for concurrent use.
/// </summary>
internal sealed class AccountDirectory(Edition edition, CredentialIssuer issuer)
{
    /// <summary>The name of the one account.</summary>
    public const string AccountName = CredentialIssuer.UserDomain;

    /// <summary>The region, such as <c>cn-north-4</c>.</summary>
    public string Region => edition.Region;

    /// <summary>The id of the account: 32 hex characters.</summary>
    public string AccountId => issuer.Id("account");

    /// <summary>The listed projects: the default and a second one for cross-project tests.</summary>
    public IReadOnlyList<Project> Projects => [Default, FindById(issuer.OtherProjectId(issuer.DefaultProjectId))!];

    /// <summary>The default project.</summary>
    public Project Default => new(issuer.DefaultProjectId, Region);

    /// <summary>The project with this id; null unless it is 32 hexadecimal characters.</summary>
    public Project? FindById(string id) =>
        id switch
        {
            _ when !ProjectIds.IsValid(id) => null,
            _ when id == issuer.DefaultProjectId => Default,
            _ => new(id, $"{Region}_{id}"),
        };

    /// <summary>The project with this name, or null.</summary>
    public Project? FindByName(string name) =>
        name switch
        {
            _ when name == Region => Default,
            _ when name.StartsWith($"{Region}_", StringComparison.Ordinal) => FindById(name[(Region.Length + 1)..]),
            _ => null,
        };

    /// <summary>Projects as lists show them.</summary>
    public IReadOnlyList<ProjectView> Describe(IEnumerable<Project> projects, BaseUrl baseUrl) =>
    [
        .. projects.Select(project => new ProjectView(project.Id, project.Name, AccountId, AccountId, IsAccount: false, Description: "",
            Enabled: true, new($"{baseUrl}/v3/projects/{project.Id}"))),
    ];

    /// <summary>Whether a text is the name or the id of the account.</summary>
    public bool IsAccount(string? nameOrId) => nameOrId == AccountName || nameOrId == AccountId;

    /// <summary>The user with this name or id, or null.</summary>
    public User? FindUser(string? nameOrId) => User.All.FirstOrDefault(user => user.Name == nameOrId || GetUserId(user) == nameOrId);

    /// <summary>The id of a user: 32 hex characters.</summary>
    public string GetUserId(User user) => issuer.Id($"user {user.Name}");

    /// <summary>The id of a role: 32 hex characters.</summary>
    public string GetRoleId(string role) => issuer.Id($"role {role}");

    /// <summary>The id of a service in the catalog: 32 hex characters.</summary>
    public string GetServiceId(string type) => issuer.Id($"service {type}");

    /// <summary>Whether a text is the password of the users.</summary>
    public bool IsPassword(string? text) => FixedTimeComparer.FixedTimeEquals(text, issuer.Password);

    /// <summary>The variables with which a client can log in: users, password, account, project name and region.</summary>
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
