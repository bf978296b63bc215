namespace SdrsMock.Http;

/// <summary>A call of a helper, as metrics name it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">Method and path, with names where ids stand; <see cref="None"/> for what the service does not have.</param>
internal sealed record CompanionCall(string Service, string Name)
{
    public const string None = "none";
}
