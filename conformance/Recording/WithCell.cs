using System.Text.Encodings.Web;
using System.Text.Json;
using SdrsMock.Conformance.Play;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Recording;

/// <summary>The cell that makes the same request again, told as a tester would: only what differs from the operation's sample.</summary>
internal static class WithCell
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Removed = "(removed)";

    private static readonly string[] s_secrets = ["password", "pass", "token", "secret", "user_data", "secret_key"];

    public static string Of(Contract contract, Traffic call, Names names)
    {
        var parts = new List<string>();
        foreach (var (name, value) in OperationFinder.ParametersOf(contract, call))
        {
            // What a path takes by itself needs no words.
            var own = names.Of(value);
            if (own is null || (own != name && own != RequestParts.ShortNames.GetValueOrDefault(name)))
            {
                parts.Add($"{name}={Value(value, names)}");
            }
        }

        var known = contract.Query.Names.ToHashSet(StringComparer.Ordinal);
        parts.AddRange(call.Query.Select(pair => $"{(known.Contains(pair.Name) ? "" : "?")}{pair.Name}={Value(pair.Value, names)}"));
        Anonymous(call, parts);
        return string.Join("; ", [.. parts, .. BodyOf(contract, call, names)]);
    }

    /// <summary>The call and cell of what no operation covers.</summary>
    public static (string Call, string With) OfRaw(Traffic call, Names names)
    {
        var parts = call.Query.Select(pair => $"?{pair.Name}={Value(pair.Value, names)}").ToList();
        Anonymous(call, parts);
        if (call.Request.Body is { Length: > 0 } body)
        {
            parts.Add($"$={names.FillBody(WithoutSecrets(body, call.Body))}");
        }

        return ($"{call.Request.Method} {string.Join('/', call.Path.Split('/').Select(segment => names.Fill(segment)))}", string.Join("; ", parts));
    }

    private static void Anonymous(Traffic call, List<string> parts)
    {
        if (call.Anonymous)
        {
            parts.Add("X-Auth-Token=(none)");
        }
    }

    private static IEnumerable<string> BodyOf(Contract contract, Traffic call, Names names)
    {
        // Some clients send an empty object with everything; a GET has no use for it.
        if (call.Request.Body is not { Length: > 0 } body || (contract.Sample is null && body.Trim() == "{}"))
        {
            return contract.Sample is null ? [] : ["$=(none)"];
        }

        var clean = WithoutSecrets(body, call.Body);
        if (JsonText.TryParse(clean, out var wanted))
        {
            var told = Told(contract, wanted, names).ToList();
            if (Says(contract, told, wanted, names))
            {
                return told;
            }
        }

        return [$"$={names.FillBody(clean)}"];
    }

    private static IEnumerable<string> Told(Contract contract, JsonElement wanted, Names names)
    {
        var sample = contract.Sample is { } text ? Leaf.In(text).ToDictionary(leaf => leaf.Path, leaf => leaf.Text) : [];
        var inside = contract.Wrapper is { } wrapper ? $"{wrapper}." : "";
        string NameOf(string path) => path.StartsWith(inside, StringComparison.Ordinal) ? path[inside.Length..] : $"$.{path}";

        var leaves = Leaf.In(wanted).ToList();
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
    private static bool Says(Contract contract, List<string> told, JsonElement wanted, Names names)
    {
        try
        {
            var builder = new BodyBuilder(contract, names.ToVariables());
            foreach (var item in AssignmentList.Parse(string.Join("; ", told)))
            {
                WithNames.Verify(new CallName.Operation(contract.Operation), item);
                builder.Assign(item);
            }

            return builder.Finish() is { } built && JsonText.TryParse(built, out var made) && JsonElement.DeepEquals(made, wanted);
        }
        catch (Exception wrong) when (wrong is FormatException or UnboundVariableException)
        {
            return false;
        }
    }

    private static string Value(string text, Names names) =>
        text.Length == 0 ? CellValue.Empty
        : names.Of(text) is { } name ? $"{{{name}}}"
        : text.AsSpan().ContainsAny(";\n\r{}") || text[0] is '"' or '(' or '[' || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : text;

    private static string WithoutSecrets(string body, JsonElement? json) =>
        json is not { } parsed ? body
        : Leaf.In(parsed).Where(leaf => leaf.Value.ValueKind is JsonValueKind.String && leaf.Text.Length > 0 && s_secrets.Any(word => leaf.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Aggregate(body, (text, leaf) => text.Replace(leaf.Value.GetRawText(), $"\"{Removed}\"", StringComparison.Ordinal));
}
