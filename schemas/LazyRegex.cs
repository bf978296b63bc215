using System.Text.RegularExpressions;

namespace SdrsMock.Schemas;

/// <summary>
/// A regular expression that is created at its first use and compiled only after many uses. Most runs use few of the patterns, so
/// that creating and compiling all of them would slow every start. Thread-safe.
/// </summary>
internal sealed class LazyRegex(string text)
{
    private const int CompileAfter = 2000;

    private Regex? _regex;
    private int _uses;

    public bool IsMatch(ReadOnlySpan<char> value)
    {
        // Not synchronized: a lost count or an expression that is created twice has no effect on the result.
        if (++_uses == CompileAfter)
        {
            _regex = new(text, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        }

        return (_regex ??= new(text, RegexOptions.CultureInvariant)).IsMatch(value);
    }
}
