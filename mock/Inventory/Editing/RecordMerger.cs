using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SdrsMock.Common;

namespace SdrsMock.Inventory.Editing;

/// <summary>Checks JSON from users against the members of a record type, and merges it into a record.</summary>
internal static class RecordMerger
{
    /// <summary>Checks names and types of members at any depth; members can be missing.</summary>
    /// <exception cref="InventoryException">A member is unknown, or its type is wrong.</exception>
    public static void Check(JsonNode? node, JsonTypeInfo type, string path)
    {
        if (type.Kind is JsonTypeInfoKind.Object)
        {
            InventoryException.ThrowUnless(node is JsonObject, Named(path), "must be an object");
            CheckMembers(node!.AsObject(), type, path);
        }
        else if (
            (type.Kind is JsonTypeInfoKind.Enumerable ? type.ElementType : SmallListConverter.FindElementType(type.Type)) is { } element)
        {
            InventoryException.ThrowUnless(node is JsonArray, path, "must be an array");
            CheckElements(node!.AsArray(), type.Options.GetTypeInfo(element), path);
        }
        else
        {
            CheckValue(node, type.Type, path);
        }
    }

    /// <summary>A copy of <paramref name="item"/> with the members merged into it, nested objects included.</summary>
    public static T Merge<T>(T item, JsonObject members, JsonTypeInfo<T> type)
    {
        var merged = JsonSerializer.SerializeToNode(item, type)!.AsObject();
        MergeObjects(merged, members);
        CheckComplete(merged, type, "");
        return merged.Deserialize(type)!;
    }

    // A nested object that the body gives is not merged with a generated one, so a member can be missing.
    private static void CheckComplete(JsonNode? node, JsonTypeInfo type, string path)
    {
        if (node is JsonObject members && type.Kind is JsonTypeInfoKind.Object)
        {
            foreach (var property in Members(type))
            {
                var member = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                var isPresent = members.TryGetPropertyValue(property.Name, out var value);
                InventoryException.ThrowUnless(isPresent || !property.IsRequired, member, "is needed");
                InventoryException.ThrowUnless(!isPresent || value is not null || AllowsNull(property), member, "must not be null");
                CheckComplete(value, type.Options.GetTypeInfo(property.PropertyType), member);
            }
        }
        else if (node is JsonArray elements
            && (type.Kind is JsonTypeInfoKind.Enumerable ? type.ElementType : SmallListConverter.FindElementType(type.Type)) is { } element)
        {
            for (var index = 0; index < elements.Count; index++)
            {
                CheckComplete(elements[index], type.Options.GetTypeInfo(element), $"{path}[{index}]");
            }
        }
    }

    private static bool AllowsNull(JsonPropertyInfo property) => property.IsGetNullable && property.IsSetNullable;

    private static void MergeObjects(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            if (value is JsonObject innerSource && target[name] is JsonObject innerTarget)
            {
                MergeObjects(innerTarget, innerSource);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static void CheckMembers(JsonObject members, JsonTypeInfo type, string path)
    {
        foreach (var (name, value) in members)
        {
            var member = path.Length == 0 ? name : $"{path}.{name}";
            var property = Members(type).FirstOrDefault(property => property.Name == name)
                ?? throw InventoryException.Invalid(
                    member, $"is not a member; known are {string.Join(", ", Members(type).Select(known => known.Name))}");
            if (value is null)
            {
                InventoryException.ThrowUnless(AllowsNull(property), member, "must not be null");
            }
            else
            {
                Check(value, type.Options.GetTypeInfo(property.PropertyType), member);
            }
        }
    }

    /// <summary>The members of a type, without computed ones, which are never serialized.</summary>
    private static IEnumerable<JsonPropertyInfo> Members(JsonTypeInfo type) =>
        type.Properties.Where(property => property.Get is not null);

    private static void CheckElements(JsonArray elements, JsonTypeInfo element, string path)
    {
        for (var index = 0; index < elements.Count; index++)
        {
            Check(elements[index], element, $"{path}[{index}]");
        }
    }

    private static void CheckValue(JsonNode? node, Type type, string path)
    {
        var kind = node?.GetValueKind() ?? JsonValueKind.Null;
        if (type == typeof(string))
        {
            InventoryException.ThrowUnless(kind is JsonValueKind.String, path, "must be a string");
            _ = node!.GetValue<string>(); // Throws if the text is not valid Unicode.
        }
        else if (type == typeof(bool))
        {
            InventoryException.ThrowUnless(kind is JsonValueKind.True or JsonValueKind.False, path, "must be true or false");
        }
        else
        {
            InventoryException.ThrowUnless(
                kind is JsonValueKind.Number && node!.AsValue().TryGetValue(out int _), path, "must be a whole number");
        }
    }

    private static string Named(string path) => path.Length == 0 ? "The body" : path;
}
