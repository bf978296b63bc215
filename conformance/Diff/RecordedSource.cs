using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>A side that reads a report of <c>run --json</c>, such as the responses of a real service that is not reachable now.</summary>
internal sealed class RecordedSource : IDiffSource
{
    private readonly Dictionary<string, JsonElement> _scenarios = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <exception cref="FormatException">The file is not such a report.</exception>
    public RecordedSource(string path)
    {
        _path = path;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement.Clone();
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("results", out var results))
            {
                throw new FormatException($"{path} is not a report of run --json; name a target, a report, or 'embedded'");
            }

            foreach (var scenario in results.EnumerateArray())
            {
                var name = GetText(scenario, "name");
                VerifySteps(scenario, name);
                _scenarios[GetKey(GetText(scenario, "file"), name)] = scenario;
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path} is not a report of run --json: {exception.Message}");
        }
    }

    public string DisplayName => _path;

    public Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation) => Task.FromResult<IScenarioRun>(
        new RecordedRun(_scenarios.TryGetValue(GetKey(scenario.File, scenario.Name), out var recorded) ? recorded : null, _path));

    public Task<IReadOnlyList<string>> RestoreAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string GetText(JsonElement scenario, string member) =>
        scenario.GetProperty(member) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw new InvalidOperationException($"the member '{member}' of a result is not a string");

    // The steps are verified before the first scenario, so that NextAsync can rely on them.
    private static void VerifySteps(JsonElement scenario, string name)
    {
        foreach (var step in scenario.GetProperty("steps").EnumerateArray())
        {
            if (!step.GetProperty("number").TryGetInt32(out _) || (GetResponse(step) is { } response && !HasValidStatus(response)))
            {
                throw new InvalidOperationException($"a step of '{name}' has a number or status that is not a whole number");
            }
        }
    }

    private static bool HasValidStatus(JsonElement response) =>
        !response.TryGetProperty("status", out var status) || status.ValueKind is not JsonValueKind.Number || status.TryGetInt32(out _);

    // The reports call the response "answer".
    private static JsonElement? GetResponse(JsonElement step) =>
        step.TryGetProperty("answer", out var response) && response.ValueKind is JsonValueKind.Object ? response : null;

    // The report may come from another machine, so the folder does not count.
    private static string GetKey(string file, string name) => $"{file.Split('/', '\\')[^1]}/{name}";

    private sealed class RecordedRun(JsonElement? scenario, string path) : IScenarioRun
    {
        public string? SkipReason => scenario is { } recorded ? FindText(recorded, "reason") : $"{path} does not contain the scenario";

        public IEnumerable<KeyValuePair<string, string>> Variables => [];

        public Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation) => Task.FromResult(Find(step));

        public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

        private ObservedResponse? Find(Step step)
        {
            var recorded = scenario?.GetProperty("steps").EnumerateArray()
                .FirstOrDefault(each => each.GetProperty("number").GetInt32() == step.Number);
            if (recorded is not { ValueKind: JsonValueKind.Object } found || GetResponse(found) is not { } response)
            {
                return null;
            }

            var passed = string.Equals(FindText(found, "outcome"), "passed", StringComparison.OrdinalIgnoreCase);
            return new(GetStatus(response), FindText(response, "code"), FindText(response, "body") ?? "", passed, null);
        }

        private static int? GetStatus(JsonElement response) =>
            response.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.Number ? status.GetInt32() : null;

        private static string? FindText(JsonElement element, string name) =>
            element.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;
    }
}
