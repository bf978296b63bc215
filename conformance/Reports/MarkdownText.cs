namespace SdrsMock.Conformance.Reports;

/// <summary>Texts in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>A text as one line, without the characters that Markdown interprets.</summary>
    public static string Escape(string text) => SafeText.ForLine(text.ReplaceLineEndings(" "))
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal);
}
