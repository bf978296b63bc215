namespace SdrsMock.Conformance.Execution;

/// <summary>The form of the ids in responses and clean-up logs. An id becomes a part of a path, so it must not change the path.</summary>
internal static class ResourceId
{
    private const int MaxLength = 128;

    /// <summary>Whether the text consists of letters, digits, hyphens and underscores only.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: > 0 and <= MaxLength }
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
