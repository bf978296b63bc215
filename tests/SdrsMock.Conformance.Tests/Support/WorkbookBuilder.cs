using System.IO.Compression;
using System.Security;
using System.Text;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>Writes small workbooks: sheets of raw cells, as a spreadsheet saves them.</summary>
internal sealed class WorkbookBuilder
{
    private const string Ns = "http://schemas.openxmlformats.org";

    private readonly List<(string Name, string Xml)> _sheets = [];

    /// <summary>The number formats that the cells use, by style index from 1.</summary>
    public List<string> Formats { get; } = [];

    /// <summary>A cell with text.</summary>
    public static string Text(string value) =>
        $"<c REF t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(value)}</t></is></c>";

    /// <summary>A cell with a number.</summary>
    public static string Number(string value, int style = 0) => $"<c REF s=\"{style}\"><v>{value}</v></c>";

    /// <summary>A cell as written.</summary>
    public static string Raw(string attributes, string content) => $"<c REF {attributes}>{content}</c>";

    /// <summary>Adds a sheet with text cells.</summary>
    public WorkbookBuilder Sheet(string name, params string[][] rows) =>
        Cells(name, "", [.. rows.Select(row => row.Select(Text).ToArray())]);

    /// <summary>Adds a sheet with cells of any kind.</summary>
    public WorkbookBuilder Cells(string name, string merged, params string[][] rows)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (row, cells) in rows.Index())
        {
            xml.Append($"<row r=\"{row + 1}\">");
            foreach (var (column, cell) in cells.Index().Where(pair => pair.Item.Length > 0))
            {
                xml.Append(cell.Replace("REF", $"r=\"{(char)('A' + column)}{row + 1}\"", StringComparison.Ordinal));
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        _sheets.Add((name, xml + (merged.Length > 0 ? $"<mergeCells><mergeCell ref=\"{merged}\"/></mergeCells>" : "") + "</worksheet>"));
        return this;
    }

    public string Save(string path)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        void Add(string name, string xml)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
        }

        Add("[Content_Types].xml", $"<Types xmlns=\"{Ns}/package/2006/content-types\"/>");
        Add("_rels/.rels", Relationships(Relationship("r1", "officeDocument", "xl/workbook.xml")));
        var sheets = _sheets.Index().Select(pair =>
            $"<sheet name=\"{SecurityElement.Escape(pair.Item.Name)}\" sheetId=\"{pair.Index + 1}\" r:id=\"s{pair.Index + 1}\"/>");
        Add("xl/workbook.xml", $"<workbook xmlns=\"{Ns}/spreadsheetml/2006/main\" xmlns:r=\"{Ns}/officeDocument/2006/relationships\">"
            + $"<sheets>{string.Concat(sheets)}</sheets></workbook>");
        var parts = _sheets.Index().Select(pair =>
            Relationship($"s{pair.Index + 1}", "worksheet", $"worksheets/sheet{pair.Index + 1}.xml"));
        Add("xl/_rels/workbook.xml.rels", Relationships(string.Concat(parts) + Relationship("st", "styles", "styles.xml")));
        var formats = Formats.Index().Select(pair =>
            $"<numFmt numFmtId=\"{pair.Index + 170}\" formatCode=\"{SecurityElement.Escape(pair.Item)}\"/>");
        var styles = Formats.Index().Select(pair => $"<xf numFmtId=\"{pair.Index + 170}\" applyNumberFormat=\"1\"/>");
        Add("xl/styles.xml", $"<styleSheet xmlns=\"{Ns}/spreadsheetml/2006/main\"><numFmts>{string.Concat(formats)}</numFmts>"
            + $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(styles)}</cellXfs></styleSheet>");
        foreach (var (index, sheet) in _sheets.Index())
        {
            Add($"xl/worksheets/sheet{index + 1}.xml", sheet.Xml);
        }

        return path;
    }

    private static string Relationships(string content) =>
        $"<Relationships xmlns=\"{Ns}/package/2006/relationships\">{content}</Relationships>";

    private static string Relationship(string id, string type, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Ns}/officeDocument/2006/relationships/{type}\" Target=\"{target}\"/>";
}
