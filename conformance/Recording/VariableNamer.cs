using System.Text.RegularExpressions;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Recording;

/// <summary>What the ids of a recording are called: specimens by the target's names, and what answers brought by names that testers use.</summary>
internal sealed partial class VariableNamer
{
    private static readonly Dictionary<string, string> s_short = new(StringComparer.Ordinal)
    {
        ["replication_pair_id"] = "pair",
        ["server_groups"] = "group",
        ["server_group"] = "group",
        ["protected_instances"] = "instance",
        ["protected_instance"] = "instance",
        ["replications"] = "pair",
        ["replication"] = "pair",
        ["disaster_recovery_drills"] = "drill",
        ["disaster_recovery_drill"] = "drill",
        ["failure_jobs"] = "failure_job",
    };

    private readonly Dictionary<string, string> _byValue = new(StringComparer.Ordinal);

    /// <param name="specimens">What the target has names for.</param>
    /// <param name="project">The project that was recorded, or null.</param>
    public VariableNamer(IEnumerable<KeyValuePair<string, string>> specimens, string? project)
    {
        foreach (var (name, value) in specimens.Where(pair => pair.Value.Length >= 3 && !IsSecret(pair.Key)))
        {
            _byValue.TryAdd(value, name);
        }

        if (project is not null)
        {
            _byValue[project] = "project_id";
        }
    }

    /// <summary>All values by their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _byValue.Select(pair => KeyValuePair.Create(pair.Value, pair.Key));

    public string? FindName(string value) => _byValue.GetValueOrDefault(value);

    /// <summary>A text with its ids replaced by <c>{names}</c>.</summary>
    public string Fill(string text) => _byValue.TryGetValue(text, out var name) ? $"{{{name}}}" : text;

    /// <summary>A whole body with its ids replaced wherever they stand between quotes.</summary>
    public string FillBody(string body) => QuotedText().Replace(body, match => $"\"{Fill(match.Groups[1].Value)}\"");

    /// <summary>Gives a name to what an answer brought, unless it has one or is no id.</summary>
    public string? AssignName(JsonLeaf leaf)
    {
        if (leaf.Value.ValueKind is not System.Text.Json.JsonValueKind.String || !IdPattern().IsMatch(leaf.Text) || _byValue.ContainsKey(leaf.Text))
        {
            return null;
        }

        var wanted = s_short.GetValueOrDefault(leaf.Name) ?? RequestParts.ShortNames.GetValueOrDefault(leaf.Name)
            ?? (leaf.Name == "id" ? s_short.GetValueOrDefault(leaf.Holder) ?? "id" : leaf.Name.EndsWith("_id", StringComparison.Ordinal) ? leaf.Name[..^3] : leaf.Name);
        var name = wanted;
        for (var number = 2; _byValue.ContainsValue(name); number++)
        {
            name = $"{wanted}_{number}";
        }

        _byValue[leaf.Text] = name;
        return name;
    }

    /// <summary>What stands for all of them when a row is tried out.</summary>
    public Variables ToVariables()
    {
        var variables = new Variables();
        variables.AddRange(All);
        return variables;
    }

    private static bool IsSecret(string name) => name.StartsWith("token", StringComparison.Ordinal) || name is "password" or "secret_key" or "access_key" or "user" or "user_domain";

    [GeneratedRegex("^[0-9a-fA-F-]{16,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex("\"([^\"\\\\]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedText();
}
