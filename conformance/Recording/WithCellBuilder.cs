using System.Text.Encodings.Web;
using System.Text.Json;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>The cell that makes the same request again, told as a tester would: only what differs from the operation's sample.</summary>
internal static class WithCellBuilder
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Removed = "(removed)";

    private static readonly string[] s_secrets = ["password", "pass", "token", "secret", "user_data", "secret_key"];

    public static string Build(OperationContract contract, RecordedCall call, VariableNamer names)
    {
        var parts = new List<string>();
        foreach (var (name, value) in OperationFinder.GetParameters(contract, call))
        {
            // What a path takes by itself needs no words.
            var own = names.FindName(value);
            if (own is null || (own != name && own != RequestParts.ShortNames.GetValueOrDefault(name)))
            {
                parts.Add($"{name}={Value(value, names)}");
            }
        }

        var known = contract.Query.Names.ToHashSet(StringComparer.Ordinal);
        parts.AddRange(call.Query.Select(pair => $"{(known.Contains(pair.Name) ? "" : "?")}{pair.Name}={Value(pair.Value, names)}"));
        Anonymous(call, parts);
        return string.Join("; ", [.. parts, .. GetBody(contract, call, names)]);
    }

    /// <summary>The call and cell of what no operation covers.</summary>
    public static (string Call, string With) BuildRaw(RecordedCall call, VariableNamer names)
    {
        var parts = call.Query.Select(pair => $"?{pair.Name}={Value(pair.Value, names)}").ToList();
        Anonymous(call, parts);
        if (call.Request.Body is { Length: > 0 } body)
        {
            parts.Add($"$={names.FillBody(WithoutSecrets(body, call.Body))}");
        }

        return ($"{call.Request.Method} {string.Join('/', call.Path.Split('/').Select(segment => names.Fill(segment)))}", string.Join("; ", parts));
    }

    private static void Anonymous(RecordedCall call, List<string> parts)
    {
        if (call.IsAnonymous)
        {
            parts.Add("X-Auth-Token=(none)");
        }
    }

    private static IEnumerable<string> GetBody(OperationContract contract, RecordedCall call, VariableNamer names)
    {
        // Some clients send an empty object with everything; a GET has no use for it.
        if (call.Request.Body is not { Length: > 0 } body || (contract.Sample is null && body.Trim() == "{}"))
        {
            return contract.Sample is null ? [] : ["$=(none)"];
        }

        var clean = WithoutSecrets(body, call.Body);
        if (JsonText.TryParse(clean, out var wanted))
        {
            var told = GetAssigned(contract, wanted, names).ToList();
            if (Says(contract, told, wanted, names))
            {
                return told;
            }
        }

        return [$"$={names.FillBody(clean)}"];
    }

    private static IEnumerable<string> GetAssigned(OperationContract contract, JsonElement wanted, VariableNamer names)
    {
        var sample = contract.Sample is { } text ? JsonLeaf.Enumerate(text).ToDictionary(leaf => leaf.Path, leaf => leaf.Text) : [];
        var inside = contract.Wrapper is { } wrapper ? $"{wrapper}." : "";
        string NameOf(string path) => path.StartsWith(inside, StringComparison.Ordinal) ? path[inside.Length..] : $"$.{path}";

        var leaves = JsonLeaf.Enumerate(wanted).ToList();
        foreach (var leaf in leaves)
        {
            var value = leaf.Value.ValueKind is JsonValueKind.String ? Value(leaf.Text, names) : leaf.Value.ValueKind is JsonValueKind.Null ? CellValue.Null : leaf.Text;
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

    // The proof is to read the cell and build the body again.
    private static bool Says(OperationContract contract, List<string> told, JsonElement wanted, VariableNamer names)
    {
        try
        {
            var builder = new BodyBuilder(contract, names.ToVariables());
            foreach (var item in AssignmentList.Parse(string.Join("; ", told)))
            {
                WithValidator.Verify(new CallTarget.Operation(contract.Operation), item);
                builder.Assign(item);
            }

            return builder.Finish() is { } built && JsonText.TryParse(built, out var made) && JsonElement.DeepEquals(made, wanted);
        }
        catch (Exception exception) when (exception is FormatException or UnboundVariableException)
        {
            return false;
        }
    }

    private static string Value(string text, VariableNamer names) =>
        text.Length == 0 ? CellValue.Empty
        : names.FindName(text) is { } name ? $"{{{name}}}"
        : text.AsSpan().ContainsAny(";\n\r{}") || text[0] is '"' or '(' or '[' || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : text;

    private static string WithoutSecrets(string body, JsonElement? json) =>
        json is not { } parsed ? body
        : JsonLeaf.Enumerate(parsed).Where(leaf => leaf.Value.ValueKind is JsonValueKind.String && leaf.Text.Length > 0 && s_secrets.Any(word => leaf.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Aggregate(body, (text, leaf) => text.Replace(leaf.Value.GetRawText(), $"\"{Removed}\"", StringComparison.Ordinal));
}
