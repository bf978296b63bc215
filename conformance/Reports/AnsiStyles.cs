namespace SdrsMock.Conformance.Reports;

/// <summary>Colours of a terminal, or none where nobody would see them.</summary>
internal sealed class AnsiStyles(bool seen)
{
    public string Good(string text) => Apply(text, "32;1");

    public string Bad(string text) => Apply(text, "31;1");

    public string Strong(string text) => Apply(text, "1");

    private string Apply(string text, string colour) => seen ? $"\e[{colour}m{text}\e[0m" : text;
}
