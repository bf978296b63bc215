namespace SdrsMock.Auth;

/// <summary>An access key and what belongs to it.</summary>
/// <param name="Id">The AK.</param>
/// <param name="Secret">The SK.</param>
/// <param name="SecurityToken">What a temporary key must be accompanied by; null for a permanent one.</param>
internal sealed record AccessKey(string Id, string Secret, string? SecurityToken = null);
