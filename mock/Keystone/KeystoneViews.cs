using System.Text.Json.Serialization;

namespace SdrsMock.Keystone;

/// <summary>The description of a token: <c>{"token": …}</c>.</summary>
internal sealed record TokenResponse([property: JsonPropertyName("token")] TokenView Token);

/// <summary>A token as Keystone shows it.</summary>
internal sealed record TokenView(
    [property: JsonPropertyName("expires_at")] string ExpiresAt,
    [property: JsonPropertyName("issued_at")] string IssuedAt,
    [property: JsonPropertyName("methods")] IReadOnlyList<string> Methods,
    [property: JsonPropertyName("user")] UserView User)
{
    /// <summary>The account, if the token's scope is one.</summary>
    [JsonPropertyName("domain")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NamedView? Account { get; init; }

    /// <summary>The project, if the token's scope is one.</summary>
    [JsonPropertyName("project")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TokenProjectView? Project { get; init; }

    /// <summary>The roles; null for a token without a scope.</summary>
    [JsonPropertyName("roles")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedView>? Roles { get; init; }

    /// <summary>The services; null if the client asked for none, and for a token without a scope.</summary>
    [JsonPropertyName("catalog")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CatalogView>? Catalog { get; init; }
}

/// <summary>An account or a role.</summary>
internal sealed record NamedView([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("name")] string Name);

/// <summary>The user of a token.</summary>
internal sealed record UserView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("password_expires_at")] string PasswordExpiresAt,
    [property: JsonPropertyName("domain")] NamedView Account);

/// <summary>The project of a token.</summary>
internal sealed record TokenProjectView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("domain")] NamedView Account);

/// <summary>A service of the catalog.</summary>
internal sealed record CatalogView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("endpoints")] IReadOnlyList<EndpointView> Endpoints);

/// <summary>An endpoint of a service.</summary>
internal sealed record EndpointView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("interface")] string Interface,
    [property: JsonPropertyName("region")] string Region,
    [property: JsonPropertyName("region_id")] string RegionId,
    [property: JsonPropertyName("url")] string Url);

/// <summary>A list in Keystone's format: the items under their name, and links. One of the lists is set.</summary>
internal sealed record ListView([property: JsonPropertyName("links")] ListLinksView Links)
{
    [JsonPropertyName("domains")]
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccountView>? Accounts { get; init; }

    [JsonPropertyName("projects")]
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProjectView>? Projects { get; init; }

    [JsonPropertyName("catalog")]
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CatalogView>? Catalog { get; init; }
}

/// <summary>The links of a list. It has one page.</summary>
internal sealed record ListLinksView(
    [property: JsonPropertyName("self")] string Self,
    [property: JsonPropertyName("previous")] string? Previous = null,
    [property: JsonPropertyName("next")] string? Next = null);

/// <summary>The link of an item.</summary>
internal sealed record SelfLinkView([property: JsonPropertyName("self")] string Self);

/// <summary>An account of a list.</summary>
internal sealed record AccountView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("enabled")] bool Enabled,
    [property: JsonPropertyName("links")] SelfLinkView Links);

/// <summary>A project of a list.</summary>
internal sealed record ProjectView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("domain_id")] string AccountId,
    [property: JsonPropertyName("parent_id")] string ParentId,
    [property: JsonPropertyName("is_domain")] bool IsAccount,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("enabled")] bool Enabled,
    [property: JsonPropertyName("links")] SelfLinkView Links);

/// <summary>The version of Keystone: <c>{"version": …}</c>.</summary>
internal sealed record VersionResponse([property: JsonPropertyName("version")] VersionView Version);

/// <summary>A version as Keystone shows it.</summary>
internal sealed record VersionView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("updated")] string Updated,
    [property: JsonPropertyName("links")] IReadOnlyList<VersionLinkView> Links,
    [property: JsonPropertyName("media-types")] IReadOnlyList<MediaTypeView> MediaTypes);

/// <summary>A link of a version.</summary>
internal sealed record VersionLinkView(
    [property: JsonPropertyName("rel")] string Relation, [property: JsonPropertyName("href")] string Url);

/// <summary>A media type of a version.</summary>
internal sealed record MediaTypeView(
    [property: JsonPropertyName("base")] string Base, [property: JsonPropertyName("type")] string Type);

/// <summary>An error: <c>{"error": …}</c>.</summary>
internal sealed record ErrorResponse([property: JsonPropertyName("error")] ErrorView Error);

/// <summary>An error as Keystone shows it.</summary>
internal sealed record ErrorView(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("title")] string Title);
