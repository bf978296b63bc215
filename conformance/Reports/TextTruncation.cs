namespace SdrsMock.Conformance.Reports;

/// <summary>Texts that would be too long to read.</summary>
internal static class TextTruncation
{
    private const int Readable = 1200;

    /// <summary>A long text with its middle left out.</summary>
    public static string TruncateMiddle(string text, int most = Readable) =>
        text.Length <= most
            ? text
            : $"{text[..Whole(text, most / 2)]}... ({text.Length - most} more characters) " +
                $"...{text[Whole(text, text.Length - (most / 2))..]}";

    /// <summary>The first of many, and how many more there are.</summary>
    public static string List(IReadOnlyList<string> items, int most) =>
        string.Join(", ", items.Take(most)) + (items.Count > most ? $" and {items.Count - most} more" : "");

    // Half a surrogate pair is no text that XML or JSON could hold.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
