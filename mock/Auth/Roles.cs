namespace SdrsMock.Auth;

/// <summary>The names of the roles.</summary>
internal static class Roles
{
    /// <summary>May read and write.</summary>
    public const string Administrator = "SDRS Administrator";

    /// <summary>May only read.</summary>
    public const string Reader = "SDRS ReadOnlyAccess";

    /// <summary>A role of another service, without rights for SDRS.</summary>
    public const string Foreign = "Some Other Service Administrator";
}
