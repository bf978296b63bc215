namespace SdrsMock.Auth;

/// <summary>The roles that the mock knows.</summary>
internal static class Roles
{
    public const string Administrator = "SDRS Administrator";
    public const string Reader = "SDRS ReadOnlyAccess";
    public const string Foreign = "Some Other Service Administrator";
}
