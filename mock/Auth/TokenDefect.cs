namespace SdrsMock.Auth;

/// <summary>Flaws that a token is issued with on purpose, so that the refusals of it can be met.</summary>
internal static class TokenDefect
{
    public const string Revoked = "revoked";
    public const string Barred = "barred";
    public const string WithoutDomainId = "no-domain-id";
    public const string WithoutDomainName = "no-domain-name";
    public const string ProjectDisabled = "project-disabled";
}
