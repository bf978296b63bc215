namespace SdrsMock.Conformance.Reports.Html;

/// <summary>What all pages have in common.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="body">Writes its content.</param>
    public static void Write(Html html, string title, Action body)
    {
        html.Document();
        html.Element("html", [("lang", "en")], () =>
        {
            html.Element("head", () =>
            {
                html.Element("meta", [("charset", "utf-8")]);
                html.Element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
                html.Element("meta", [("name", "color-scheme"), ("content", "light dark")]);
                // The page loads and sends nothing, whatever the responses contain.
                html.Element(
                    "meta",
                    [
                        ("http-equiv", "Content-Security-Policy"),
                        (
                            "content",
                            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; " +
                                "form-action 'none'"),
                    ]);
                html.Element("title", title);
                html.Resource("style", "report.css");
            });
            html.Element("body", body);
        });
    }

    /// <summary>Writes a fact of the header; nothing without a value.</summary>
    public static void WriteFact(Html html, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            html.Element("div", () =>
            {
                html.Element("dt", name);
                html.Element("dd", value);
            });
        }
    }

    /// <summary>Writes a card with a count.</summary>
    public static void WriteCard(Html html, string name, int count, string kind) =>
        html.Element($"li.{kind}{(count == 0 ? ".none" : "")}", () =>
        {
            html.Element("strong", $"{count}");
            html.Text(" " + name);
        });
}
