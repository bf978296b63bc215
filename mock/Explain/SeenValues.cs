using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Diagnostics;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.State;

namespace SdrsMock.Explain;

/// <summary>Finds the values of a request by their place, and the resources that they name.</summary>
/// <param name="request">The request.</param>
internal sealed class SeenValues(ApiRequest request)
{
    private const int MaxText = 200;
    private const int MaxResources = 10;
    private static readonly string[] s_credentialHeaders = ["X-Auth-Token", "Authorization"];

    /// <summary>The path parameters, once the route is known.</summary>
    public RouteValues? Path { get; set; }

    /// <summary>The body, once it is parsed; undefined without one.</summary>
    public JsonElement Body { get; set; }

    /// <summary>The project, once it is locked; null before.</summary>
    public ProjectState? Project { get; set; }

    /// <summary>The value at a place, shortened; null when the request has none.</summary>
    public JsonNode? Find(string? location)
    {
        var values = FindAll(location);
        if (location?.Contains("[]", StringComparison.Ordinal) is true)
        {
            return values.Count == 0 ? null : new JsonArray([.. values.Select(Show)]);
        }

        return values is [var only] ? Show(only) : null;
    }

    /// <summary>The resources that the value at a place names, and their group; null for none.</summary>
    public IReadOnlyList<SeenResource>? FindResources(string? location) =>
        FindModels(location).Select(Describe).ToList() is [_, ..] found ? found : null;

    /// <summary>As <see cref="FindResources"/>, the objects themselves.</summary>
    public IReadOnlyList<object> FindModels(string? location)
    {
        if (Project is not { } project)
        {
            return [];
        }

        var named = FindAll(location).SelectMany(GetTexts).Distinct().Take(MaxResources).Select(id => Find(id, project)).OfType<object>();
        return [.. named.SelectMany(model => model is IResource { GroupId: var group } and not ProtectionGroup && project.Groups[group] is
            { } owner ? new[] { model, owner } : [model]).Distinct()];
    }

    private static object? Find(string id, ProjectState project) =>
        project.Groups[id] ?? project.Instances[id] ?? project.Pairs[id] ?? project.Drills[id]
            ?? project.JobScheduler.FindSdrsJob(id) ?? project.Inventory.Servers[id] ?? (object?)project.Inventory.Volumes[id];

    private SeenResource Describe(object model) => model switch
    {
        ProtectionGroup group => new(CoverageCounters.GetResourceName(ResourceKind.Group), group.Id, group.Name, group.Status),
        ProtectedInstance instance =>
            new(CoverageCounters.GetResourceName(ResourceKind.Instance), instance.Id, instance.Name, instance.Status),
        ReplicationPair pair => new(CoverageCounters.GetResourceName(ResourceKind.Pair), pair.Id, pair.Name, pair.Status),
        DisasterRecoveryDrill drill => new(CoverageCounters.GetResourceName(ResourceKind.Drill), drill.Id, drill.Name, drill.Status),
        Job job => new("job", job.Id, job.Type, job.StatusAt(Project!.Now)),
        SdrsMock.Inventory.Server server => new("server", server.Id, server.Name, server.Status),
        SdrsMock.Inventory.Volume volume => new("volume", volume.Id, volume.Name, volume.Status),
        _ => throw new InvalidOperationException($"{model.GetType().Name} is not a resource"),
    };

    private List<JsonElement> FindAll(string? location) => location switch
    {
        null => [],
        ['$', ..] => Body.ValueKind is JsonValueKind.Undefined ? [] : [.. Walk([Body], location[1..])],
        ['?', .. var name] => [.. request.Query.Where(pair => pair.Key == name).Select(pair => ToElement(pair.Value))],
        ['{', .. var name, '}'] => Path?.Find(name) is { } value ? [ToElement(value)] : [],
        ['/', ..] => [ToElement(location)],
        _ => request.Header(location) is { Length: > 0 } value
            ? [ToElement(s_credentialHeaders.Contains(location) ? "(not shown)" : value)]
            : [],
    };

    // ".servers[].server_id" or ".tags[2].key": a member, an item, or all items.
    private static IEnumerable<JsonElement> Walk(IEnumerable<JsonElement> from, string path)
    {
        foreach (var part in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            from = [.. from.SelectMany(element => Step(element, part))];
        }

        return from;
    }

    private static IEnumerable<JsonElement> Step(JsonElement element, string part) => element.ValueKind switch
    {
        JsonValueKind.Array when part == "[]" => element.EnumerateArray(),
        JsonValueKind.Array when part is ['[', .. var digits, ']'] && int.TryParse(digits, out var index)
            && index < element.GetArrayLength() => [element[index]],
        JsonValueKind.Object when element.TryGetProperty(part, out var member) => [member],
        _ => [],
    };

    private static IEnumerable<string> GetTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(GetTexts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => GetTexts(member.Value)),
        _ => [],
    };

    private static JsonNode? Show(JsonElement value) => value.GetRawText() is { Length: > MaxText } text
        ? JsonValue.Create($"{text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)]}… ({text.Length} characters)")
        : JsonNode.Parse(value.GetRawText());

    private static JsonElement ToElement(string text) => JsonElement.Parse(System.Text.Encoding.UTF8.GetBytes(
        JsonValue.Create(text).ToJsonString()));
}
