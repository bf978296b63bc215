namespace SdrsMock.Conformance.Reports;

/// <summary>ANSI styles for a terminal. Disabled styles return the text unchanged.</summary>
internal sealed class AnsiStyles(bool enabled)
{
    public string Good(string text) => Apply(text, "32;1");

    public string Bad(string text) => Apply(text, "31;1");

    public string Strong(string text) => Apply(text, "1");

    private string Apply(string text, string colour) => enabled ? $"\e[{colour}m{text}\e[0m" : text;
}
