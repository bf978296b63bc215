using System.Text.Json;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Recording;

/// <summary>One value in a JSON document and its path.</summary>
/// <param name="Path">Names and indexes from the top, such as <c>tags[0].key</c>.</param>
/// <param name="Name">The last name of the path.</param>
/// <param name="Holder">The name of the enclosing object; empty at the top.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonLeaf(string Path, string Name, string Holder, JsonElement Value)
{
    public string Text => JsonText.Format(Value);

    /// <summary>All values; an empty list or object is one value.</summary>
    public static IEnumerable<JsonLeaf> Enumerate(JsonElement element) => Enumerate(element, "", "", "");

    private static IEnumerable<JsonLeaf> Enumerate(JsonElement element, string path, string name, string holder) => element switch
    {
        { ValueKind: JsonValueKind.Object } when element.GetPropertyCount() > 0 =>
            element.EnumerateObject().SelectMany(member => Enumerate(
                member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Name, name)),
        { ValueKind: JsonValueKind.Array } when element.GetArrayLength() > 0 =>
            element.EnumerateArray().SelectMany((item, index) => Enumerate(item, $"{path}[{index}]", name, holder)),
        _ => path.Length == 0 ? [] : [new(path, name, holder, element)],
    };
}
