using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary><c>POST reset</c>: a fresh start of one project, or of the whole mock when no project is named.</summary>
internal sealed class ResetEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "reset";

    public Response? Handle(ControlRequest call)
    {
        if (call is not { Method: "POST", PathSegments: [] })
        {
            return null;
        }

        return Response.NoContent with { Persisted = engine.Reset(call.ProjectIdParameter) };
    }
}
