using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>The value of <c>x-error</c> or <c>x-constraint</c>: one value for all problems, or one value for each problem.</summary>
internal sealed class ErrorMapping
{
    private readonly string? _default;
    private readonly Dictionary<string, string> _byProblem = [];

    private ErrorMapping(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
        {
            _default = element.GetString();
        }
        else if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _byProblem[member.Name] = member.Value.GetString()!;
            }

            _default = _byProblem.GetValueOrDefault("default");
        }
    }

    public static ErrorMapping Read(SchemaReader source, string keyword) => new(source.Get(keyword) ?? default);

    public bool Names(string problem) => _byProblem.ContainsKey(problem);

    /// <summary>The distinct values, each with a problem that it stands for; <c>default</c> is the problem of the general value.</summary>
    public IEnumerable<(string Value, string Problem)> Values =>
        (_default is null ? [] : new[] { (Value: _default, Problem: "default") })
            .Concat(_byProblem.Where(pair => pair.Key != "default").Select(pair => (Value: pair.Value, Problem: pair.Key)))
            .DistinctBy(pair => pair.Value);

    public string? Find(string problem) => _byProblem.GetValueOrDefault(problem, _default!);
}
