using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Recording;

/// <summary>
/// Assigns variable names to the ids of a recording: fixtures get the names of the target, ids from responses get short names.
/// </summary>
internal sealed partial class VariableNamer
{
    private static readonly Dictionary<string, string> s_shortNames = new(StringComparer.Ordinal)
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

    /// <param name="variables">The variables of the target.</param>
    /// <param name="project">The recorded project, or null.</param>
    public VariableNamer(IEnumerable<KeyValuePair<string, string>> variables, string? project)
    {
        foreach (var (name, value) in variables.Where(pair => pair.Value.Length >= 3 && !IsSecret(pair.Key)))
        {
            _byValue.TryAdd(value, name);
        }

        if (project is not null)
        {
            _byValue[project] = "project_id";
        }
    }

    /// <summary>All values by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _byValue.Select(pair => KeyValuePair.Create(pair.Value, pair.Key));

    public string? FindName(string value) => _byValue.GetValueOrDefault(value);

    /// <summary>Replaces a text that is a known id by <c>{name}</c>.</summary>
    public string Fill(string text) => _byValue.TryGetValue(text, out var name) ? $"{{{name}}}" : text;

    /// <summary>Replaces the known ids between quotes in a body.</summary>
    public string FillBody(string body) => QuotedText().Replace(body, match => $"\"{Fill(match.Groups[1].Value)}\"");

    /// <summary>Assigns a name to an id from a response; null if it has a name already or is not an id.</summary>
    public string? AssignName(JsonLeaf leaf)
    {
        if (leaf.Value.ValueKind is not JsonValueKind.String || !IdPattern().IsMatch(leaf.Text) || _byValue.ContainsKey(leaf.Text))
        {
            return null;
        }

        var baseName = s_shortNames.GetValueOrDefault(leaf.Name)
            ?? RequestParts.ShortNames.GetValueOrDefault(leaf.Name) ?? GetBaseName(leaf);
        var name = baseName;
        for (var number = 2; _byValue.ContainsValue(name); number++)
        {
            name = $"{baseName}_{number}";
        }

        _byValue[leaf.Text] = name;
        return name;
    }

    /// <summary>All names as variables, to build the request of a row again.</summary>
    public Variables ToVariables()
    {
        var variables = new Variables();
        variables.AddRange(All);
        return variables;
    }

    private static string GetBaseName(JsonLeaf leaf)
    {
        if (leaf.Name == "id")
        {
            return s_shortNames.GetValueOrDefault(leaf.Holder) ?? "id";
        }

        return leaf.Name.EndsWith("_id", StringComparison.Ordinal) ? leaf.Name[..^3] : leaf.Name;
    }

    private static bool IsSecret(string name) =>
        name.StartsWith("token", StringComparison.Ordinal) || name is "password" or "secret_key" or "access_key" or "user" or "user_domain";

    [GeneratedRegex("^[0-9a-fA-F-]{16,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex("\"([^\"\\\\]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedText();
}
