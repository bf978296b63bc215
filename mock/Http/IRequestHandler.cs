namespace SdrsMock.Http;

/// <summary>Turns a request into a response. Safe for concurrent use.</summary>
internal interface IRequestHandler
{
    /// <summary>Handles a request; the response may be sent once the task has completed.</summary>
    ValueTask<Response> HandleAsync(ApiRequest request, RequestContext context);
}
