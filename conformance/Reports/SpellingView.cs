using System.Globalization;
using System.Text;

namespace SdrsMock.Conformance.Reports;

/// <summary>A text after decoding, with the place of each of its characters in the original.</summary>
internal sealed class SpellingView
{
    private const int MaxUtf8Length = 4;

    private readonly int[] _places;

    private SpellingView(string text, int[] places) => (Text, _places) = (text, places);

    public string Text { get; }

    public static SpellingView Create(string text) => new(text, []);

    /// <summary>The range of the original that a range of this text was decoded from.</summary>
    public (int Start, int End) GetRange(int start, int end) => _places.Length == 0 ? (start, end) : (_places[start], _places[end]);

    /// <summary>Without the escapes of JSON, such as <c>\n</c>, <c>\/</c> and <c>\u003C</c>.</summary>
    public SpellingView Unescape() => Decode((text, at) =>
    {
        if (text[at] != '\\' || at + 1 >= text.Length)
        {
            return null;
        }

        if (text[at + 1] == 'u' && at + 5 < text.Length
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return ($"{(char)unit}", 6);
        }

        return text[at + 1] switch
        {
            'n' => ("\n", 2),
            'r' => ("\r", 2),
            't' => ("\t", 2),
            var other => ($"{other}", 2),
        };
    });

    /// <summary>Without percent-encoding, in which + is a blank.</summary>
    public SpellingView DecodePercent() => Decode((text, at) =>
    {
        if (text[at] == '+')
        {
            return (" ", 1);
        }

        Span<byte> bytes = stackalloc byte[MaxUtf8Length];
        var count = 0;
        while (count < bytes.Length && at + (3 * count) + 2 < text.Length && text[at + (3 * count)] == '%'
            && byte.TryParse(
                text.AsSpan(at + (3 * count) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
        {
            count++;
        }

        if (count == 0)
        {
            return null;
        }

        // One character at a time, so that each keeps its place.
        Rune.DecodeFromUtf8(bytes[..count], out var character, out var length);
        return ($"{character}", 3 * length);
    });

    /// <summary>Without line breaks and the blanks around them.</summary>
    public SpellingView RemoveLineBreaks() => Decode((text, at) =>
    {
        if (!char.IsWhiteSpace(text[at]))
        {
            return null;
        }

        var end = at;
        var hasBreak = false;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            hasBreak |= text[end] is '\n' or '\r';
            end++;
        }

        return hasBreak ? ("", end - at) : (text[at..end], end - at);
    });

    private SpellingView Decode(Func<string, int, (string Decoded, int Length)?> decode)
    {
        var (decoded, places) = (new StringBuilder(Text.Length), new List<int>(Text.Length + 1));
        for (var at = 0; at < Text.Length;)
        {
            if (decode(Text, at) is not var (piece, length))
            {
                decoded.Append(Text[at]);
                places.Add(GetPlace(at++));
                continue;
            }

            places.AddRange(Enumerable.Repeat(GetPlace(at), piece.Length));
            decoded.Append(piece);
            at += length;
        }

        places.Add(GetPlace(Text.Length));
        return new(decoded.ToString(), [.. places]);
    }

    private int GetPlace(int at) => _places.Length == 0 ? at : _places[at];
}
