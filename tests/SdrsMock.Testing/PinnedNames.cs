using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Testing;

/// <summary>Finds names in JSON that follow from C# names, because a rename in C# would change what is stored or sent.</summary>
public static class PinnedNames
{
    /// <summary>The properties and enum members without an explicit name, of all types that the assembly's contexts serialise.</summary>
    public static IReadOnlyList<string> MissingIn(Assembly assembly)
    {
        var (visited, missing) = (new HashSet<Type>(), new List<string>());
        foreach (var context in assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonSerializerContext))))
        {
            var options = ((JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!).Options;
            var roots = context.GetCustomAttributesData().Where(data => data.AttributeType == typeof(JsonSerializableAttribute));
            foreach (var root in roots)
            {
                Visit((Type)root.ConstructorArguments[0].Value!, options, visited, missing);
            }
        }

        return missing;
    }

    private static void Visit(Type type, JsonSerializerOptions options, HashSet<Type> visited, List<string> missing)
    {
        if (!visited.Add(type))
        {
            return;
        }

        // A converter hides the elements of a collection from the serialiser's metadata; the type arguments show them.
        foreach (var inner in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
        {
            Visit(inner, options, visited, missing);
        }

        if (type.IsEnum)
        {
            missing.AddRange(type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(member => !member.IsDefined(typeof(JsonStringEnumMemberNameAttribute)))
                .Select(member => $"{type}.{member.Name}"));
        }
        else if (options.TryGetTypeInfo(type, out var info) && info.Kind is JsonTypeInfoKind.Object)
        {
            foreach (var property in info.Properties.Where(IsSerialised))
            {
                if (property.AttributeProvider?.IsDefined(typeof(JsonPropertyNameAttribute), inherit: true) != true)
                {
                    missing.Add($"{type}: {property.Name}");
                }

                Visit(property.PropertyType, options, visited, missing);
            }
        }
    }

    // Members of an extension-data dictionary bring their own names.
    private static bool IsSerialised(JsonPropertyInfo property) =>
        (property.Get is not null || property.Set is not null) && !property.IsExtensionData;
}
