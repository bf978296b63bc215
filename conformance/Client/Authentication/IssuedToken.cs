namespace SdrsMock.Client.Authentication;

/// <summary>A token that IAM has issued.</summary>
/// <param name="Token">What goes into <c>X-Auth-Token</c>.</param>
/// <param name="ProjectId">The project that it is for; null where it is for none.</param>
/// <param name="RenewAt">When a new one should be got: some time before it expires.</param>
public sealed record IssuedToken(string Token, string? ProjectId, DateTimeOffset RenewAt)
{
    /// <summary>Says for which project, not the token.</summary>
    public override string ToString() => $"a token for project {ProjectId}";
}
