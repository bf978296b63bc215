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
    public SpellingView Unescape() => Decode(static (text, at, decoded) =>
    {
        if (text[at] != '\\' || at + 1 >= text.Length)
        {
            return 0;
        }

        if (text[at + 1] == 'u' && at + 5 < text.Length
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            decoded.Append((char)unit);
            return 6;
        }

        decoded.Append(text[at + 1] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var other => other,
        });
        return 2;
    });

    /// <summary>Without percent-encoding, in which + is a blank.</summary>
    public SpellingView DecodePercent() => Decode(static (text, at, decoded) =>
    {
        if (text[at] == '+')
        {
            decoded.Append(' ');
            return 1;
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
            return 0;
        }

        // One character at a time, so that each keeps its place.
        Rune.DecodeFromUtf8(bytes[..count], out var character, out var length);
        decoded.Append($"{character}");
        return 3 * length;
    });

    /// <summary>Without line breaks and the blanks around them.</summary>
    public SpellingView RemoveLineBreaks() => Decode(static (text, at, decoded) =>
    {
        if (!char.IsWhiteSpace(text[at]))
        {
            return 0;
        }

        var end = at;
        var hasBreak = false;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            hasBreak |= text[end] is '\n' or '\r';
            end++;
        }

        if (!hasBreak)
        {
            decoded.Append(text, at, end - at);
        }

        return end - at;
    });

    /// <param name="decode">Decodes the text at a place and returns the number of characters that it read; 0 copies one character.</param>
    private SpellingView Decode(Func<string, int, StringBuilder, int> decode)
    {
        var (decoded, places) = (new StringBuilder(Text.Length), new List<int>(Text.Length + 1));
        for (var at = 0; at < Text.Length;)
        {
            var length = decode(Text, at, decoded);
            if (length == 0)
            {
                decoded.Append(Text[at]);
                length = 1;
            }

            while (places.Count < decoded.Length)
            {
                places.Add(GetPlace(at));
            }

            at += length;
        }

        places.Add(GetPlace(Text.Length));
        return new(decoded.ToString(), [.. places]);
    }

    private int GetPlace(int at) => _places.Length == 0 ? at : _places[at];
}
