namespace SdrsMock.Auth;

/// <summary>Intentional defects of tokens, which let tests trigger the corresponding errors.</summary>
internal enum TokenDefect
{
    None,
    Revoked,
    Barred,
    WithoutDomainId,
    WithoutDomainName,
    ProjectDisabled,
}
