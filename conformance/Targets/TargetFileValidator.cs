using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>Says in the words of the file what is wrong with a target file: names and kinds of its members.</summary>
internal static class TargetFileValidator
{
    /// <exception cref="FormatException">A member is unknown, missing or of another kind.</exception>
    public static void Verify(JsonElement file)
    {
        Verify(file, TargetFileJsonContext.Default.TargetFileDto, "");
        if (!file.TryGetProperty("url", out var url) || url.ValueKind is JsonValueKind.Null)
        {
            throw new FormatException("the member 'url' is missing");
        }
    }

    private static void Verify(JsonElement value, JsonTypeInfo type, string name)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException($"{(name.Length == 0 ? "the file" : name)} is to be an object");
        }

        foreach (var member in value.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(property => property.Name == member.Name) ?? throw Unknown(member.Name, type, name);
            var path = name.Length == 0 ? member.Name : $"{name}.{member.Name}";
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            if (known.PropertyType == typeof(LimitsDto) || known.PropertyType == typeof(TlsDto))
            {
                Verify(member.Value, TargetFileJsonContext.Default.GetTypeInfo(known.PropertyType)!, path);
            }
            else if (FindTypeError(member.Value, known.PropertyType) is { } wanted)
            {
                throw new FormatException($"{path} is to be {wanted}");
            }
        }
    }

    private static FormatException Unknown(string member, JsonTypeInfo type, string name)
    {
        var known = type.Properties.Select(property => property.Name).Where(each => each[0] != '$').ToList();
        return new($"{(name.Length == 0 ? "there is" : $"{name} has")} no member '{member}', only {string.Join(", ", known)}{DidYouMean.For(member, known)}");
    }

    // What the member wants to be and is not.
    private static string? FindTypeError(JsonElement value, Type type) =>
        type == typeof(Uri) ? value.ValueKind is JsonValueKind.String && TargetFile.ReadUrl(value.GetString()!) is not null ? null : "a URL such as https://sdrs.example.com"
        : type == typeof(string) ? value.ValueKind is JsonValueKind.String ? null : "a text"
        : type == typeof(bool?) ? value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "true or false"
        : type == typeof(int?) ? value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 ? null : "a whole number from 0 on"
        : type == typeof(double?) ? value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var rate) && rate >= 0.001 ? null : "a number from 0.001 on"
        : type == typeof(string[]) ? value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(IsText) ? null : "a list of texts"
        : type == typeof(Dictionary<string, string>) ? value.ValueKind is JsonValueKind.Object && value.EnumerateObject().All(member => IsText(member.Value)) ? null : "an object of texts"
        : value.ValueKind is JsonValueKind.Object ? null : "an object";

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String;
}
