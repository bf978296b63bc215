using System.Text;
using System.Xml;

namespace SdrsMock.Conformance.Reports;

/// <summary>Replaces the characters that XML does not allow. Responses can contain any character.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    public static XmlWriterSettings Settings { get; } = new() { Indent = true, Encoding = new UTF8Encoding(false) };

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                clean.Append(text, at++, 2);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[at]) ? text[at] : Replacement);
            }
        }

        return clean.ToString();
    }

    public static void Attribute(this XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));
}
