namespace SdrsMock.Http;

/// <summary>A service that the mock simulates. Safe for concurrent use.</summary>
internal interface IService
{
    /// <summary>
    /// The name of the service, or of the part of it, that serves a request; null if the request is for another service.
    /// </summary>
    string? FindName(ApiRequest request);

    /// <summary>Handles a request; returns null if it is for another service.</summary>
    Response? Handle(ApiRequest request, RequestContext context);
}
