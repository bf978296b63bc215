using System.Buffers;

namespace SdrsMock.ControlPlane;

/// <summary>Rejects calls that HTTP cannot carry, since no server would see them as they are written.</summary>
internal static class SendableCall
{
    /// <summary>The longest address that the server reads, in bytes.</summary>
    public const int MaxTargetBytes = 32 << 10;

    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <exception cref="ControlPlaneException">The method cannot be sent; the message says why.</exception>
    public static void CheckMethod(string method)
    {
        if (method.Length == 0 || method.AsSpan().ContainsAnyExcept(s_token))
        {
            throw new ControlPlaneException(400, "method: use letters, such as \"POST\"; other characters cannot be sent.");
        }
    }

    /// <exception cref="ControlPlaneException">The path or the query cannot be sent; the message says why.</exception>
    public static void CheckTarget(string target)
    {
        if (target.Length > MaxTargetBytes)
        {
            throw new ControlPlaneException(
                400, $"path: {target.Length} characters cannot be sent; the server reads at most {MaxTargetBytes}.");
        }

        Check("path", target, character => character is > ' ' and < '\x7f', "percent-encode it");
    }

    /// <exception cref="ControlPlaneException">The header cannot be sent; the message says why.</exception>
    public static void CheckHeader(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(s_token))
        {
            throw new ControlPlaneException(400, "headers: a name can have letters, digits and hyphens; other characters cannot be sent.");
        }

        Check($"headers: {Shorten(name)}", value, character => character is '\t' || !char.IsControl(character), "remove it");
    }

    private static void Check(string place, string text, Func<char, bool> canBeSent, string advice)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!canBeSent(text[index]))
            {
                throw new ControlPlaneException(
                    400, $"{place}: the character U+{(int)text[index]:X4} at position {index} cannot be sent; {advice}.");
            }
        }
    }

    private static string Shorten(string name) => name.Length > 100 ? $"{name[..100]}…" : name;
}
