namespace SdrsMock.Client.Authentication;

/// <summary>An access key and what signs with it.</summary>
/// <param name="AccessKey">The access key (AK).</param>
/// <param name="SecretKey">The secret key (SK).</param>
/// <param name="SecurityToken">What temporary keys bring along, or null.</param>
public sealed record AccessKeys(string AccessKey, string SecretKey, string? SecurityToken = null)
{
    /// <summary>Says nothing: records print their members, and these are secret.</summary>
    public override string ToString() => "access keys";
}
