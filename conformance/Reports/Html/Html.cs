using System.Text;
using System.Xml;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>Writes HTML with an XML writer, so that text from responses cannot become markup.</summary>
internal sealed class Html(Stream stream, bool isFragment = false) : IDisposable
{
    private static readonly string[] s_void = ["meta", "input", "br", "hr"];

    private readonly XmlWriter _xml = XmlWriter.Create(
        stream,
        new()
        {
            OmitXmlDeclaration = true,
            Encoding = new UTF8Encoding(false),
            NewLineHandling = NewLineHandling.None,
            ConformanceLevel = isFragment ? ConformanceLevel.Fragment : ConformanceLevel.Document,
        });

    public void Document() => _xml.WriteDocType("html", null, null, null);

    /// <summary>Writes an element with its content.</summary>
    /// <param name="element">Name of the element, with classes as in <c>p.note.small</c>.</param>
    /// <param name="attributes">Names and values; an attribute with a null value is omitted.</param>
    /// <param name="inside">Writes the content.</param>
    public void Element(string element, (string Name, string? Value)[] attributes, Action? inside = null)
    {
        var parts = element.Split('.');
        _xml.WriteStartElement(parts[0]);
        if (parts.Length > 1)
        {
            _xml.WriteAttributeString("class", string.Join(' ', parts[1..]));
        }

        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _xml.Attribute(name, value);
            }
        }

        inside?.Invoke();
        if (s_void.Contains(parts[0]))
        {
            _xml.WriteEndElement();
        }
        else
        {
            _xml.WriteFullEndElement();
        }
    }

    public void Element(string element, Action inside) => Element(element, [], inside);

    public void Element(string element, string text) => Element(element, [], () => Text(text));

    public void Element(string element, (string Name, string? Value)[] attributes, string text) =>
        Element(element, attributes, () => Text(text));

    public void Text(string text) => _xml.WriteString(XmlText.Clean(text));

    /// <summary>Writes an embedded style sheet or script without escaping.</summary>
    public void Resource(string element, string resource)
    {
        using var reader = new StreamReader(typeof(Html).Assembly.GetManifestResourceStream(resource)!);
        _xml.WriteStartElement(element);
        _xml.WriteRaw("\n" + reader.ReadToEnd());
        _xml.WriteFullEndElement();
    }

    /// <summary>Writes data for the script; the text must not contain markup, such as base64.</summary>
    public void Data(string id, string base64)
    {
        _xml.WriteStartElement("script");
        _xml.WriteAttributeString("type", "text/plain");
        _xml.WriteAttributeString("id", id);
        _xml.WriteRaw(base64);
        _xml.WriteFullEndElement();
    }

    public void Dispose() => _xml.Dispose();
}
