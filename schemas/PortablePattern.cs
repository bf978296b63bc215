using System.Collections.Concurrent;
using System.Text;

namespace SdrsMock.Schemas;

/// <summary>
/// Converts the patterns of the schemas to .NET regular expressions. The schemas use what ECMAScript, RE2, Python and .NET have in
/// common; .NET reads two things differently: its <c>$</c> also matches before a final line break, and it sees a character outside the
/// basic plane as two. Thread-safe.
/// </summary>
public static class PortablePattern
{
    private const string HighSurrogates = @"\uD800-\uDBFF";

    private static readonly ConcurrentDictionary<string, string> s_converted = new();

    /// <summary>The .NET regular expression that matches the same texts.</summary>
    /// <param name="pattern">A pattern in the common subset: no look-around, no <c>.</c>, no surrogates.</param>
    public static string ToDotNet(string pattern) => s_converted.GetOrAdd(pattern, Convert);

    /// <summary>A .NET regular expression for a text whose length in code points has these limits.</summary>
    /// <param name="minLength">The smallest length.</param>
    /// <param name="maxLength">The largest length, or null.</param>
    public static string OfLength(int minLength, int? maxLength) => $@"^{AnyBut("")}{{{minLength},{maxLength}}}\z";

    private static string Convert(string pattern)
    {
        var converted = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    converted.Append(pattern, at++, 2);
                    break;
                case '$':
                    converted.Append(@"\z");
                    break;
                case '[':
                    var end = EndOfClass(pattern, at);
                    converted.Append(ConvertClass(pattern[at..(end + 1)]));
                    at = end;
                    break;
                default:
                    converted.Append(pattern[at]);
                    break;
            }
        }

        return converted.ToString();
    }

    // Only a negated class, or the class of all characters, contains characters outside the basic plane.
    private static string ConvertClass(string characters) => characters switch
    {
        @"[\s\S]" => AnyBut(""),
        ['[', '^', .. var excluded, ']'] => AnyBut(excluded),
        _ => characters,
    };

    private static string AnyBut(string excluded) => $"(?:[{HighSurrogates}]?[^{excluded}{HighSurrogates}])";

    private static int EndOfClass(string pattern, int start)
    {
        var at = start + 1;
        while (pattern[at] != ']')
        {
            at += pattern[at] == '\\' ? 2 : 1;
        }

        return at;
    }
}
