namespace SdrsMock.Auth;

/// <summary>An access key with its secret.</summary>
/// <param name="Id">The access key (AK): 20 upper-case hex characters.</param>
/// <param name="Secret">The secret key (SK): 40 lower-case hex characters.</param>
/// <param name="SecurityToken">The security token that a temporary key needs; null for a permanent key.</param>
/// <param name="ProjectId">The only project that it is valid for; null for all projects.</param>
internal sealed record AccessKey(string Id, string Secret, string? SecurityToken = null, string? ProjectId = null);
