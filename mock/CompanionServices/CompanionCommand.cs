using SdrsMock.Http;
using SdrsMock.Inventory.Editing;
using SdrsMock.Persistence;
using SdrsMock.Projects;
using SdrsMock.State;

namespace SdrsMock.CompanionServices;

/// <summary>A call of a companion service.</summary>
/// <param name="request">The request.</param>
/// <param name="route">Its route.</param>
/// <param name="values">The values of the path parameters.</param>
/// <param name="target">The service.</param>
/// <param name="body">The JSON body; an empty object without a body.</param>
internal sealed class CompanionCommand(ApiRequest request, ServiceRoute route, RouteValues values, ResolvedService target, JsonBody body)
    : IProjectCommand
{
    public bool OnlyReads => request.Method == "GET";

    // A rejected request changes nothing, not even the sequence of ids.
    public Response Execute(ProjectState project)
    {
        var context = new ServiceCallContext(project, values, body, request, target.BaseUrl);
        try
        {
            return route.Handler(context);
        }
        catch (ServiceException exception)
        {
            context.Undo();
            return route.Format.Respond(exception);
        }
        catch (InventoryException exception)
        {
            context.Undo();
            return route.Format.Respond(new(exception.Status, exception.Message, "$"));
        }
    }

    public LogEntry ToEntry(ProjectState project, Response response) =>
        LoggedRequest.ToEntry(request, target.LoggedPath, project, response);
}
