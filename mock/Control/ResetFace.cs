using SdrsMock.Engine;

namespace SdrsMock.Control;

/// <summary><c>POST reset</c>: a fresh start of one project, or of the whole mock when no project is named.</summary>
internal sealed class ResetFace(MockEngine engine) : IControlFace
{
    public string Name => "reset";

    public Reply? Answer(ControlCall call)
    {
        if (call is not { Method: "POST", Rest: [] })
        {
            return null;
        }

        return Reply.NoContent with { Kept = engine.Reset(call.GivenProjectId) };
    }
}
