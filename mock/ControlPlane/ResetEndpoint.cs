using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary><c>POST reset</c>: resets one project, or the whole mock without <c>project_id</c>, to the initial state.</summary>
internal sealed class ResetEndpoint(MockEngine engine) : IControlEndpoint
{
    public string Name => "reset";

    public IReadOnlyList<ControlRoute> Routes { get; } = [new("POST")];

    public Response? Handle(ControlRequest call)
    {
        if (call is not { Method: "POST", PathSegments: [] })
        {
            return null;
        }

        return Response.NoContent with { Persisted = engine.Reset(call.ProjectIdParameter) };
    }
}
