using System.Text;
using SdrsMock.ControlPlane;
using SdrsMock.Http;

namespace SdrsMock.Tests;

/// <summary>Calls of the control plane without HTTP.</summary>
internal static class ControlPlaneCalls
{
    /// <summary>Sends a call.</summary>
    /// <param name="mock">The mock.</param>
    /// <param name="method">The method.</param>
    /// <param name="name">The path below <c>/__sdrs/</c>.</param>
    /// <param name="query">The query with its question mark, or an empty text.</param>
    /// <param name="body">The body, or null.</param>
    public static HarnessResponse SendControl(this MockHarness mock, string method, string name, string query, string? body = null) =>
        new(new ControlPlaneApi(mock.Engine).Handle(new()
        {
            Id = "request",
            Method = method,
            RawPath = $"/__sdrs/{name}",
            RawQuery = query,
            Header = _ => null,
            Body = body is null ? default : Encoding.UTF8.GetBytes(body),
            BaseUrl = BaseUrl.None,
        }));
}
