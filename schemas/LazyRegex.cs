using System.Text.RegularExpressions;

namespace SdrsMock.Schemas;

/// <summary>
/// A pattern. It is made when first asked and interpreted at first, since making and compiling all of them costs a start more
/// than most runs ask of them.
/// </summary>
internal sealed class LazyRegex(string text)
{
    private const int CompileAfter = 2000;

    private Regex? _regex;
    private int _uses;

    public bool IsMatch(ReadOnlySpan<char> value)
    {
        // Several threads may come here; that one of them counts or makes the same again does no harm.
        if (++_uses == CompileAfter)
        {
            _regex = new(text, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        }

        return (_regex ??= new(text, RegexOptions.CultureInvariant)).IsMatch(value);
    }
}
