using SdrsMock.Engine;

namespace SdrsMock.Control;

/// <summary>The control plane under <c>/__sdrs/</c>.</summary>
internal sealed class ControlPlane
{
    private readonly string _nothing = "nothing at";

    public Reply Answer(ApiRequest request) => Problem(404, $"{_nothing} {request.RawPath}");

    /// <summary>A refusal in one sentence.</summary>
    public static Reply Problem(int status, string sentence) => Reply.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", sentence);
        json.WriteEndObject();
    });
}
