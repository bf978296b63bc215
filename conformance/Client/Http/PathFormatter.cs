namespace SdrsMock.Client.Http;

/// <summary>Paths whose blanks are filled with ids and keys, each escaped to be one segment.</summary>
internal static class PathFormatter
{
    /// <exception cref="ArgumentException">A value would not be a segment of its own.</exception>
    public static string Format(FormattableString path) => string.Format(path.Format, [.. path.GetArguments().Select(Escape)]);

    private static string Escape(object? value) => value switch
    {
        null => throw new ArgumentNullException(nameof(value), "an id or key is missing"),
        // Escaping leaves dots alone, and these would lead somewhere else.
        string text and not ("" or "." or "..") => Uri.EscapeDataString(text),
        _ => throw new ArgumentException($"'{value}' cannot be an id or key"),
    };
}
