namespace SdrsMock.Client.Authentication;

/// <summary>A token that IAM issued.</summary>
/// <param name="Token">The value of <c>X-Auth-Token</c>.</param>
/// <param name="ProjectId">ID of the project that the token is scoped to; null if it is scoped to the account.</param>
/// <param name="RenewAt">When to request a new token, UTC: five minutes before the expiry, or half of a shorter lifetime.</param>
public sealed record IssuedToken(string Token, string? ProjectId, DateTimeOffset RenewAt)
{
    /// <summary>Returns the project without the token, so that the token does not appear in logs.</summary>
    public override string ToString() => $"a token for project {ProjectId}";
}
