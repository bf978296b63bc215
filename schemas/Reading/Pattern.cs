using System.Text.RegularExpressions;

namespace SdrsMock.Schemas;

/// <summary>A pattern. It is interpreted at first, since compiling all of them costs a start more than most runs ask of them.</summary>
internal sealed class Pattern(string text)
{
    private const int Often = 2000;

    private Regex _regex = new(text, RegexOptions.CultureInvariant);
    private int _asked;

    public bool IsMatch(string value)
    {
        // Several threads may count here; that one of them is lost does no harm.
        if (++_asked == Often)
        {
            _regex = new(text, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        }

        return _regex.IsMatch(value);
    }
}
