namespace SdrsMock.CompanionServices;

/// <summary>The service of a request, and the path within the service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Path">The path within the service, percent-encoded.</param>
/// <param name="BaseUrl">The URL of the service, as the client uses it.</param>
internal sealed record ResolvedService(Service Service, string Path, string BaseUrl)
{
    /// <summary>The path for the log, which identifies the service independently of the host.</summary>
    public string LoggedPath => $"/{Service.Name}{Path}";
}
