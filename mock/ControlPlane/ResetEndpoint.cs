using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.ControlPlane;

/// <summary><c>POST reset</c>: resets one project, or the whole mock without <c>project_id</c>, to the initial state.</summary>
internal sealed class ResetEndpoint(MockEngine engine) : IControlEndpoint
{
    public IReadOnlyList<ControlRoute> Routes { get; } =
    [
        new("POST", "reset", call => Response.NoContent with { Persisted = engine.Reset(call.ProjectIdParameter) }) { HasNoBody = true },
    ];
}
