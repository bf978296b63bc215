using System.Collections.Frozen;
using SdrsMock.Inventory.Fixtures;

namespace SdrsMock.ControlPlane;

/// <summary>What the variables of a project are for: those of fixtures from the fixtures, those of credentials from here.</summary>
internal static class VariableDescriptions
{
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["project_id"] = "The id of the project.",
        ["project_name"] = "The name of the project.",
        ["region"] = "The name of the region.",
        ["token"] = "A valid token of the project.",
        ["token_expired"] = "A token that has expired.",
        ["token_read_only"] = "A token of a user who may only read.",
        ["token_without_roles"] = "A token without a role.",
        ["token_foreign_role"] = "A token with a role of another service only.",
        ["token_other_project"] = "A token of another project.",
        ["token_revoked"] = "A token that was revoked.",
        ["token_barred"] = "A token of a user on the deny list of the gateway.",
        ["token_without_domain_id"] = "A token without the id of an account.",
        ["token_without_domain_name"] = "A token without the name of an account.",
        ["token_disabled_project"] = "A token of a project that is disabled.",
        ["access_key"] = "The access key that signs requests.",
        ["secret_key"] = "The secret key of access_key.",
        ["temporary_access_key"] = "A temporary access key; requests also carry security_token.",
        ["temporary_secret_key"] = "The secret key of temporary_access_key.",
        ["security_token"] = "The security token of temporary_access_key.",
        ["user"] = "The name of a user who may read and write.",
        ["user_read_only"] = "The name of a user who may only read.",
        ["user_without_roles"] = "The name of a user without a role.",
        ["user_foreign_role"] = "The name of a user with a role of another service only.",
        ["user_barred"] = "The name of a user on the deny list of the gateway.",
        ["password"] = "The password of all users.",
        ["user_domain"] = "The name of the account of the users.",
        ["user_domain_id"] = "The id of the account of the users.",
        ["image"] = "An image that a server can be created from.",
        ["image_windows"] = "An image with Windows.",
    };

    private static readonly Lazy<FrozenDictionary<string, string>> s_all = new(() => FixtureCatalog.InOrder
        .Select(fixture => KeyValuePair.Create(fixture.Name, fixture.Description))
        .Concat(s_others)
        .ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>The description of a variable; null for one that an inventory file defines.</summary>
    public static string? Find(string name) => s_all.Value.GetValueOrDefault(name);
}
