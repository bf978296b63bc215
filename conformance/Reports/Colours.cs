namespace SdrsMock.Conformance.Reports;

/// <summary>Colours of a terminal, or none where nobody would see them.</summary>
internal sealed class Colours(bool seen)
{
    public string Good(string text) => Painted(text, "32;1");

    public string Bad(string text) => Painted(text, "31;1");

    public string Strong(string text) => Painted(text, "1");

    private string Painted(string text, string colour) => seen ? $"\e[{colour}m{text}\e[0m" : text;
}
