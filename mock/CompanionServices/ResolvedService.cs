using SdrsMock.Http;

namespace SdrsMock.CompanionServices;

/// <summary>What an address means.</summary>
/// <param name="Service">The service.</param>
/// <param name="Path">The segments of the path within it, decoded.</param>
/// <param name="BaseUrl">Where it is for this caller.</param>
internal sealed record ResolvedService(Service Service, string[] Path, string BaseUrl)
{
    /// <summary>The call as it is logged: by the one spelling that means the service whatever the host.</summary>
    public ApiRequest Logged(ApiRequest request) => new()
    {
        Id = request.Id,
        Method = request.Method,
        RawPath = $"/{Service.Name}/{string.Join('/', Path.Select(Uri.EscapeDataString))}",
        RawQuery = request.RawQuery,
        Header = request.Header,
        Body = request.Body,
        BaseUrl = request.BaseUrl,
    };
}
