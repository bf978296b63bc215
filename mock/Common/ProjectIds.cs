using System.Buffers;

namespace SdrsMock.Common;

/// <summary>The format of project ids.</summary>
internal static class ProjectIds
{
    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether the text consists of 32 hexadecimal characters.</summary>
    public static bool IsValid(string text) => text.Length == 32 && !text.AsSpan().ContainsAnyExcept(s_hexadecimal);
}
