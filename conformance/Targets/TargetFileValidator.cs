using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>Checks the names and types of the members of a target file; its messages use the names of the file.</summary>
internal static class TargetFileValidator
{
    private static readonly string[] s_unlisted = ["$schema", "ledger"];

    /// <exception cref="FormatException">A member is unknown, missing or of another type.</exception>
    public static void Verify(JsonElement file)
    {
        Verify(file, TargetFileJsonContext.Default.TargetFileDto, "");
        if (!file.TryGetProperty("url", out var url) || url.ValueKind is JsonValueKind.Null)
        {
            throw new FormatException("the member 'url' is missing; set it to the URL of the service");
        }
    }

    private static void Verify(JsonElement value, JsonTypeInfo type, string name)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException($"{(name.Length == 0 ? "the file" : name)} must be an object");
        }

        foreach (var member in value.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(property => property.Name == member.Name)
                ?? throw CreateUnknownError(member.Name, type, name);
            var path = name.Length == 0 ? member.Name : $"{name}.{member.Name}";
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            if (known.PropertyType == typeof(LimitsDto) || known.PropertyType == typeof(TlsDto))
            {
                Verify(member.Value, TargetFileJsonContext.Default.GetTypeInfo(known.PropertyType)!, path);
            }
            else if (!IsValid(member.Value, known.PropertyType))
            {
                throw new FormatException($"{path} must be {Describe(known.PropertyType)}");
            }
        }
    }

    private static FormatException CreateUnknownError(string member, JsonTypeInfo type, string name)
    {
        var known = type.Properties.Select(property => property.Name).Except(s_unlisted).ToList();
        var owner = name.Length == 0 ? "a target file" : name;
        return new($"{owner} has no member '{member}', only {string.Join(", ", known)}{DidYouMean.For(member, known)}");
    }

    private static bool IsValid(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.String when type == typeof(Uri) => TargetFile.ReadUrl(value.GetString()!) is not null,
        JsonValueKind.String => type == typeof(string),
        JsonValueKind.True or JsonValueKind.False => type == typeof(bool?),
        JsonValueKind.Number when type == typeof(int?) => value.TryGetInt32(out var number) && number >= 0,
        JsonValueKind.Number when type == typeof(double?) => value.TryGetDouble(out var rate) && rate >= 0.001,
        JsonValueKind.Array => type == typeof(string[]) && value.EnumerateArray().All(IsText),
        JsonValueKind.Object when type == typeof(Dictionary<string, string>) =>
            value.EnumerateObject().All(member => IsText(member.Value)),
        JsonValueKind.Object => type == typeof(Dictionary<string, JsonElement>),
        _ => false,
    };

    private static string Describe(Type type) => type switch
    {
        _ when type == typeof(Uri) => "a URL such as https://sdrs.example.com",
        _ when type == typeof(string) => "a string",
        _ when type == typeof(bool?) => "true or false",
        _ when type == typeof(int?) => "a whole number of at least 0",
        _ when type == typeof(double?) => "a number of at least 0.001",
        _ when type == typeof(string[]) => "a list of strings",
        _ when type == typeof(Dictionary<string, string>) => "an object of strings",
        _ => "an object",
    };

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String;
}
