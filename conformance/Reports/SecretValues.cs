using System.Buffers;
using System.Net;
using System.Text;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// Finds known secrets in a text, in each spelling: as they are, with the escapes of JSON, with percent-encoding, in hexadecimal, in
/// base64 alone or behind a user name, and split over several lines.
/// </summary>
internal sealed class SecretValues
{
    private const int MinWordless = 4;
    private const int MinEncoded = 6;

    private readonly List<string> _patterns;
    private readonly List<string> _words;
    private readonly SearchValues<string> _search;

    /// <param name="values">The secrets. One of fewer than four characters is found only as a word of its own.</param>
    public SecretValues(IEnumerable<string> values)
    {
        var distinct = values.Where(value => value.Length > 0).Distinct().ToList();
        // The longest first, so that no rest of one stays when another is a part of it.
        _patterns = [.. distinct.Where(value => value.Length >= MinWordless)
            .SelectMany(GetSpellings).Distinct().OrderByDescending(value => value.Length)];
        _words = [.. distinct.Where(value => value.Length < MinWordless)];
        _search = SearchValues.Create([.. _patterns, .. _words], StringComparison.Ordinal);
    }

    public string Mask(string text, string mask)
    {
        if (_patterns.Count + _words.Count == 0)
        {
            return text;
        }

        var ranges = new List<(int Start, int End)>();
        foreach (var view in GetViews(text))
        {
            Find(view, ranges);
        }

        return ranges.Count == 0 ? text : Replace(text, ranges, mask);
    }

    private static IEnumerable<SpellingView> GetViews(string text)
    {
        var plain = SpellingView.Create(text);
        yield return plain;
        var unescaped = text.Contains('\\') ? plain.Unescape() : plain;
        if (unescaped != plain)
        {
            yield return unescaped;
        }

        if (text.AsSpan().ContainsAny('%', '+'))
        {
            yield return plain.DecodePercent();
        }

        if (unescaped.Text.AsSpan().ContainsAny('\n', '\r'))
        {
            yield return unescaped.RemoveLineBreaks();
        }
    }

    private void Find(SpellingView view, List<(int Start, int End)> ranges)
    {
        if (view.Text.AsSpan().IndexOfAny(_search) < 0)
        {
            return;
        }

        foreach (var pattern in _patterns)
        {
            for (var at = view.Text.IndexOf(pattern, StringComparison.Ordinal); at >= 0;
                at = view.Text.IndexOf(pattern, at + pattern.Length, StringComparison.Ordinal))
            {
                ranges.Add(view.GetRange(at, at + pattern.Length));
            }
        }

        foreach (var word in _words)
        {
            for (var at = view.Text.IndexOf(word, StringComparison.Ordinal); at >= 0;
                at = view.Text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                if (!IsPartOfWord(view.Text, at - 1) && !IsPartOfWord(view.Text, at + word.Length))
                {
                    ranges.Add(view.GetRange(at, at + word.Length));
                }
            }
        }
    }

    private static bool IsPartOfWord(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    private static string Replace(string text, List<(int Start, int End)> ranges, string mask)
    {
        ranges.Sort();
        var (masked, copied) = (new StringBuilder(text.Length), 0);
        foreach (var (start, end) in ranges)
        {
            if (start >= copied)
            {
                masked.Append(text, copied, start - copied).Append(mask);
            }

            copied = Math.Max(copied, end);
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static IEnumerable<string> GetSpellings(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        string[] spellings =
        [
            value, WebUtility.HtmlEncode(value), Uri.EscapeDataString(value), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes),
        ];
        return bytes.Length < MinEncoded ? [.. spellings, Convert.ToBase64String(bytes)] : spellings.Concat(GetBase64(bytes));
    }

    // Base64 depends on the number of bytes before the value, such as those of "user:". For each of the three cases: the characters
    // that depend on the value alone.
    private static IEnumerable<string> GetBase64(byte[] value)
    {
        yield return Convert.ToBase64String(value);
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. value]).TrimEnd('=');
            var first = (before * 8 + 5) / 6;
            var last = (before + value.Length) * 8 / 6;
            yield return whole[first..last];
            yield return whole[first..last].Replace('+', '-').Replace('/', '_');
        }
    }
}
