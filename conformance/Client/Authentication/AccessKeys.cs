namespace SdrsMock.Client.Authentication;

/// <summary>An access key and its secret key (AK/SK), permanent or temporary.</summary>
/// <param name="AccessKey">The access key (AK).</param>
/// <param name="SecretKey">The secret key (SK).</param>
/// <param name="SecurityToken">The security token of temporary keys; null for permanent keys.</param>
public sealed record AccessKeys(string AccessKey, string SecretKey, string? SecurityToken = null)
{
    /// <summary>Returns a text without the keys, so that they do not appear in logs.</summary>
    public override string ToString() => "access keys";
}
