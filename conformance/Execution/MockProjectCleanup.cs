using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Execution;

/// <summary>What one story leaves on a mock: all that is in its project, and fault rules that reach beyond it.</summary>
internal sealed class MockProjectCleanup(TargetConnection endpoint, string project) : ScenarioCleanup
{
    private const string Faults = "/__sdrs/faults";

    private readonly List<string> _rules = [];

    public override async Task<HttpExchange> SendAsync(HttpRequestSpec request, Func<Task<HttpExchange>> send)
    {
        var exchange = await send();
        if (request.Method == "POST" && request.Path.Split('?')[0].TrimEnd('/') == Faults && exchange is { Status: 201, Json: { } rule } && JsonText.Member(rule, "project_id") != project
            && JsonText.Member(rule, "id") is { } id)
        {
            _rules.Add(id);
        }

        return exchange;
    }

    public override async Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        await TellAsync($"the project {project} on the mock", "POST", $"/__sdrs/reset?project_id={project}");
        foreach (var rule in _rules)
        {
            await TellAsync($"the fault rule {rule}", "DELETE", $"{Faults}/{Uri.EscapeDataString(rule)}");
        }

        return left;

        async Task TellAsync(string what, string method, string path)
        {
            // Who asks for what is gone already has what he wants.
            if (await endpoint.ControlAsync(method, path, null, cancellation) is { Status: not (>= 200 and < 300 or 404) } exchange)
            {
                left.Add($"{what}: {exchange.TransportError ?? $"{method} {path} answered {exchange.Status}"}");
            }
        }
    }
}
