using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Diff;

/// <summary>A run that was recorded with <c>run --json</c>: a real service's answers, compared without it.</summary>
internal sealed class RecordedSource : IDiffSource
{
    private readonly Dictionary<string, JsonElement> _scenarios = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <exception cref="FormatException">The file is no such report.</exception>
    public RecordedSource(string path)
    {
        _path = path;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement.Clone();
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("results", out var results))
            {
                throw new FormatException($"{path} is no report of run --json");
            }

            foreach (var story in results.EnumerateArray())
            {
                var name = ReadText(story, "name");
                VerifySteps(story, name);
                _scenarios[KeyOf(ReadText(story, "file"), name)] = story;
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path} is no report of run --json: {exception.Message}");
        }
    }

    public string DisplayName => _path;

    public Task<IScenarioRun> StartScenarioAsync(Scenario scenario, CancellationToken cancellation) =>
        Task.FromResult<IScenarioRun>(new Run(_scenarios.TryGetValue(KeyOf(scenario.File, scenario.Name), out var story) ? story : null, _path));

    public Task<IReadOnlyList<string>> RestoreAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string ReadText(JsonElement story, string member) =>
        story.GetProperty(member) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new InvalidOperationException($"a result's '{member}' is no text");

    // Whatever is odd about them is said before the first story.
    private static void VerifySteps(JsonElement story, string name)
    {
        foreach (var step in story.GetProperty("steps").EnumerateArray())
        {
            if (!step.GetProperty("number").TryGetInt32(out _)
                || (step.TryGetProperty("answer", out var answer) && answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.Number && !status.TryGetInt32(out _)))
            {
                throw new InvalidOperationException($"the steps of '{name}' have no whole numbers");
            }
        }
    }

    // The report may come from another machine.
    private static string KeyOf(string file, string name) => $"{file.Split('/', '\\')[^1]}/{name}";

    private sealed class Run(JsonElement? story, string path) : IScenarioRun
    {
        public string? SkipReason => story is not { } told ? $"{path} does not tell it" : Text(told, "reason");

        public IEnumerable<KeyValuePair<string, string>> Variables => [];

        public Task<ObservedResponse?> NextAsync(Step step, CancellationToken cancellation) => Task.FromResult(
            story is { } told && told.GetProperty("steps").EnumerateArray().FirstOrDefault(each => each.GetProperty("number").GetInt32() == step.Number) is { ValueKind: JsonValueKind.Object } found
            && found.TryGetProperty("answer", out var answer) && answer.ValueKind is JsonValueKind.Object
                ? new ObservedResponse(
                    answer.TryGetProperty("status", out var status) && status.ValueKind is JsonValueKind.Number ? status.GetInt32() : null,
                    Text(answer, "code"), Text(answer, "body") ?? "", string.Equals(Text(found, "outcome"), "passed", StringComparison.OrdinalIgnoreCase), null)
                : null);

        public Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

        private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null;
    }
}
