using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>Removes what one scenario leaves on a mock: the content of its project, and fault rules outside the project.</summary>
internal sealed class MockProjectCleanup(TargetConnection connection, string project) : ScenarioCleanup
{
    private const string Faults = "/__sdrs/faults";

    private readonly List<string> _faultRules = [];

    public override async Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send)
    {
        var exchange = await send();
        if (request.Method == "POST" && request.Path.Split('?')[0].TrimEnd('/') == Faults && exchange is { Status: 201, Json: { } rule }
            && JsonText.Member(rule, "project_id") != project && JsonText.Member(rule, "id") is { } id)
        {
            _faultRules.Add(id);
        }

        return exchange;
    }

    public override async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation)
    {
        var leftBehind = new List<string>();
        await SendControlAsync($"the project {project} on the mock", "POST", $"/__sdrs/reset?project_id={project}");
        foreach (var rule in _faultRules)
        {
            await SendControlAsync($"the fault rule {rule}", "DELETE", $"{Faults}/{Uri.EscapeDataString(rule)}");
        }

        return leftBehind;

        async Task SendControlAsync(string item, string method, string path)
        {
            // 404 on delete counts as success.
            if (await connection.ControlAsync(method, path, null, cancellation) is { Status: not (>= 200 and < 300 or 404) } exchange)
            {
                leftBehind.Add($"{item}: {exchange.TransportError ?? $"{method} {path} returned {exchange.Status}"}");
            }
        }
    }
}
