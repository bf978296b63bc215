namespace SdrsMock.Auth;

/// <summary>Intentional defects of tokens, which let tests trigger the corresponding errors.</summary>
internal static class TokenDefect
{
    public const string Revoked = "revoked";
    public const string Barred = "barred";
    public const string WithoutDomainId = "no-domain-id";
    public const string WithoutDomainName = "no-domain-name";
    public const string ProjectDisabled = "project-disabled";
}
