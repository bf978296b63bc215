namespace SdrsMock.Http;

/// <summary>A call of a companion service, named for metrics.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Name">Method and path template; <see cref="None"/> for a path that the service does not have.</param>
internal sealed record CompanionCall(string Service, string Name)
{
    public const string None = "none";
}
