namespace SdrsMock.Conformance.Reports;

/// <summary>Shortens long texts.</summary>
internal static class TextTruncation
{
    private const int DefaultMaxLength = 1200;

    /// <summary>Returns the text; the middle of a long text is omitted.</summary>
    public static string TruncateMiddle(string text, int max = DefaultMaxLength) =>
        text.Length <= max
            ? text
            : $"{text[..SplitIndex(text, max / 2)]}... ({text.Length - max} more characters) " +
                $"...{text[SplitIndex(text, text.Length - (max / 2))..]}";

    /// <summary>Joins the first items and appends the number of the others.</summary>
    public static string List(IReadOnlyList<string> items, int max) =>
        string.Join(", ", items.Take(max)) + (items.Count > max ? $" and {items.Count - max} more" : "");

    // Does not split a surrogate pair, which XML and JSON cannot represent.
    private static int SplitIndex(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
