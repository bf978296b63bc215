using SdrsMock.Common;
using SdrsMock.Http;

namespace SdrsMock.Engine;

/// <summary>
/// Waits until everything that a response shows is durable, so that no response leaves before. A response whose changes could not
/// be persisted is replaced.
/// </summary>
/// <param name="handler">Handles a request.</param>
/// <param name="notPersisted">The response when a change could not be persisted; nothing was changed then.</param>
internal sealed class DurableHandler(
    Func<ApiRequest, RequestContext, Response> handler, Func<ApiRequest, StoreException, Response> notPersisted) : IRequestHandler
{
    public ValueTask<Response> HandleAsync(ApiRequest request, RequestContext context)
    {
        try
        {
            var response = handler(request, context);
            return response.Persisted is { } persisted ? AwaitPersistedAsync(response, persisted, request) : new(response);
        }
        catch (StoreException exception)
        {
            return new(notPersisted(request, exception));
        }
    }

    private async ValueTask<Response> AwaitPersistedAsync(Response response, Task persisted, ApiRequest request)
    {
        try
        {
            await persisted;
            return response;
        }
        catch (StoreException exception)
        {
            return notPersisted(request, exception);
        }
    }
}
