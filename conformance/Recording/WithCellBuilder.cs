using System.Text.Encodings.Web;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>Builds the <c>with</c> cell that reproduces a request: only the differences from the sample of the operation.</summary>
internal static class WithCellBuilder
{
    /// <summary>The replacement of a secret.</summary>
    public const string Removed = "(removed)";

    // A SAML assertion is a credential as a whole.
    private static readonly string[] s_assertions = ["saml", "assertion"];

    private static readonly string[] s_secrets = ["password", "pass", "token", "secret", "user_data", "secret_key"];

    public static string Build(OperationContract contract, RecordedCall call, VariableNamer names)
    {
        var parts = new List<string>();
        foreach (var (name, value) in OperationFinder.GetParameters(contract, call))
        {
            // A path parameter with the variable of the same name is set by default.
            var variable = names.FindName(value);
            if (variable is null || (variable != name && variable != RequestParts.ShortNames.GetValueOrDefault(name)))
            {
                parts.Add($"{name}={FormatValue(value, names)}");
            }
        }

        var known = contract.Query.Names.ToHashSet(StringComparer.Ordinal);
        parts.AddRange(GetQuery(call)
            .Select(pair => $"{(known.Contains(pair.Name) ? "" : "?")}{pair.Name}={FormatValue(pair.Value, names)}"));
        AddMissingCredentials(call, parts);
        return string.Join("; ", [.. parts, .. GetBody(contract, call, names)]);
    }

    /// <summary>The call and the cell of a request that no operation covers.</summary>
    public static (string Call, string With) BuildRaw(RecordedCall call, VariableNamer names)
    {
        var parts = GetQuery(call).Select(pair => $"?{pair.Name}={FormatValue(pair.Value, names)}").ToList();
        AddMissingCredentials(call, parts);
        if (call.Request.Body is { Length: > 0 } body)
        {
            parts.Add($"$={names.FillBody(RemoveSecrets(body, call.Body))}");
        }

        var path = string.Join('/', call.Path.Split('/').Select(names.Fill));
        return ($"{call.Request.Method} {path}", string.Join("; ", parts));
    }

    private static void AddMissingCredentials(RecordedCall call, List<string> parts)
    {
        if (call.IsAnonymous)
        {
            parts.Add("X-Auth-Token=(none)");
        }
    }

    private static IEnumerable<string> GetBody(OperationContract contract, RecordedCall call, VariableNamer names)
    {
        // Some clients send an empty object with each request, even with a GET.
        if (call.Request.Body is not { Length: > 0 } body || (contract.Sample is null && body.Trim() == "{}"))
        {
            return contract.Sample is null ? [] : ["$=(none)"];
        }

        var clean = RemoveSecrets(body, call.Body);
        if (JsonText.TryParse(clean, out var json) && JsonLeaf.Enumerate(json).All(leaf => leaf.IsPlain))
        {
            var assignments = GetAssignments(contract, json, names).ToList();
            if (Reproduces(contract, assignments, json, names))
            {
                return assignments;
            }
        }

        return [$"$={names.FillBody(clean)}"];
    }

    private static IEnumerable<string> GetAssignments(OperationContract contract, JsonElement body, VariableNamer names)
    {
        var sample = contract.Sample is { } text ? JsonLeaf.Enumerate(text).ToDictionary(leaf => leaf.Path, leaf => leaf.Text) : [];
        var inside = contract.Wrapper is { } wrapper ? $"{wrapper}." : "";
        string NameOf(string path) => path.StartsWith(inside, StringComparison.Ordinal) ? path[inside.Length..] : $"$.{path}";

        var leaves = JsonLeaf.Enumerate(body).ToList();
        foreach (var leaf in leaves)
        {
            var value = leaf.Value.ValueKind switch
            {
                JsonValueKind.String => FormatValue(leaf.Text, names),
                JsonValueKind.Null => CellValue.Null,
                _ => leaf.Text,
            };
            if (sample.GetValueOrDefault(leaf.Path) != value && leaf.Path != contract.Wrapper)
            {
                yield return $"{NameOf(leaf.Path)}={value}";
            }
        }

        foreach (var path in sample.Keys.Where(path => path != contract.Wrapper && !leaves.Exists(leaf => leaf.Path == path)))
        {
            yield return $"{NameOf(path)}={CellValue.None}";
        }
    }

    // Reads the cell and builds the body again, and compares it with the original.
    private static bool Reproduces(OperationContract contract, List<string> assignments, JsonElement body, VariableNamer names)
    {
        try
        {
            var builder = new BodyBuilder(contract, names.ToVariables());
            foreach (var item in AssignmentList.Parse(string.Join("; ", assignments)))
            {
                WithValidator.Verify(new CallTarget.Operation(contract.Operation), item);
                builder.Assign(item);
            }

            return builder.Finish() is { } text && JsonText.TryParse(text, out var built) && JsonElement.DeepEquals(built, body);
        }
        catch (Exception exception) when (exception is FormatException or UnboundVariableException)
        {
            return false;
        }
    }

    private static string FormatValue(string text, VariableNamer names)
    {
        if (text.Length == 0)
        {
            return CellValue.Empty;
        }

        if (names.FindName(text) is { } name)
        {
            return $"{{{name}}}";
        }

        var mustQuote = text.AsSpan().ContainsAny(";\n\r{}") || text[0] is '"' or '(' or '['
            || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);
        return mustQuote ? $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"" : text;
    }

    // A name that is no plain word could be a formula or a second assignment in the cell.
    private static IEnumerable<(string Name, string Value)> GetQuery(RecordedCall call) =>
        call.Query.Where(pair => JsonLeaf.IsPlainWord(pair.Name))
            .Select(pair => (pair.Name, SecretNames.IsSecret(pair.Name) ? Removed : pair.Value));

    private static string RemoveSecrets(string body, JsonElement? json)
    {
        if (s_assertions.Any(word => body.Contains(word, StringComparison.OrdinalIgnoreCase)) && json is null)
        {
            return Removed;
        }

        var clean = json is not { } parsed
            ? body
            : JsonLeaf.Enumerate(parsed).Where(IsSecret)
                .Aggregate(body, (text, leaf) => text.Replace(leaf.Value.GetRawText(), $"\"{Removed}\"", StringComparison.Ordinal));
        return SecretNames.Mask(clean, Removed);
    }

    private static bool IsSecret(JsonLeaf leaf) =>
        leaf.Value.ValueKind is JsonValueKind.String && leaf.Text.Length > 0
        && (SecretNames.IsSecret(leaf.Name) || s_secrets.Any(word => leaf.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
