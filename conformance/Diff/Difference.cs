namespace SdrsMock.Conformance.Diff;

/// <summary>One difference between two responses.</summary>
/// <param name="Path"><c>status</c>, <c>code</c>, or a path in the body.</param>
/// <param name="Left">The value on the left.</param>
/// <param name="Right">The value on the right.</param>
internal sealed record Difference(string Path, string Left, string Right)
{
    private const int MaxShownCharacters = 120;

    public override string ToString() => $"{Path}: left {Truncate(Left)}, right {Truncate(Right)}";

    private static string Truncate(string text) => text.Length <= MaxShownCharacters ? text : text[..MaxShownCharacters] + "...";
}
