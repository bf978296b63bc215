namespace SdrsMock.Client.Http;

/// <summary>Fills IDs and keys into a path. Each is escaped to form exactly one segment.</summary>
internal static class PathFormatter
{
    /// <exception cref="ArgumentException">A value cannot be one path segment: it is empty, <c>.</c> or <c>..</c>.</exception>
    public static string Format(FormattableString path) => string.Format(path.Format, [.. path.GetArguments().Select(Escape)]);

    private static string Escape(object? value) => value switch
    {
        null => throw new ArgumentNullException(nameof(value), "The ID or key is null."),
        // Escaping keeps dots, so that these segments would address another path.
        string text and not ("" or "." or "..") => Uri.EscapeDataString(text),
        _ => throw new ArgumentException($"'{value}' cannot be an ID or key."),
    };
}
