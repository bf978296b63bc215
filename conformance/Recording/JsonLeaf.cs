using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Recording;

/// <summary>One value in a JSON document and its path.</summary>
/// <param name="Path">Names and indexes from the top, such as <c>tags[0].key</c>.</param>
/// <param name="Name">The last name of the path.</param>
/// <param name="Holder">The name of the enclosing object; empty at the top.</param>
/// <param name="Value">The value.</param>
internal sealed partial record JsonLeaf(string Path, string Name, string Holder, JsonElement Value)
{
    public string Text => JsonText.Format(Value);

    /// <summary>Whether the path can be written into a cell: other names could be a formula or several assignments there.</summary>
    public bool IsPlain => PlainPath().IsMatch(Path);

    /// <summary>Whether a text is a word that can be written into a cell without quotes.</summary>
    public static bool IsPlainWord(string text) => PlainWord().IsMatch(text);

    [GeneratedRegex(@"\A[a-z_][A-Za-z0-9_-]*(\[\d+\]|\.[A-Za-z_][A-Za-z0-9_-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPath();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

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
