using System.IO.Compression;
using System.Xml;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Verifies the archive of a workbook before it is read: its real size, and that each cell has a value.</summary>
internal static class WorkbookPackage
{
    private const int MaxEntries = 10_000;

    /// <summary>Why the workbook cannot be read, or null.</summary>
    public static string? FindProblem(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return archive.Entries.Count > MaxEntries ? $"the workbook has more than {MaxEntries} parts; split it" : FindProblem(archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or XmlException or NotSupportedException)
        {
            return "the file is not a workbook, or is damaged; open it in a spreadsheet and save it as .xlsx";
        }
    }

    private static string? FindProblem(ZipArchive archive)
    {
        // The sizes that an archive states need not be true, so the bytes are counted.
        var remaining = (long)InputFiles.MaxBytes;
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                remaining -= read;
                if (remaining < 0)
                {
                    return $"the workbook unpacks to more than {InputFiles.MaxBytes >> 20} MB; split it";
                }
            }
        }

        return archive.Entries.Where(IsSheet).Select(FindCellWithoutValue).FirstOrDefault(problem => problem is not null);
    }

    private static bool IsSheet(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
        && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    // Programs that write workbooks leave out the values of formulas, which only a spreadsheet calculates.
    private static string? FindCellWithoutValue(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var (cell, hasFormula, hasValue) = ("", false, false);
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == "c")
            {
                (cell, hasFormula, hasValue) = (xml.GetAttribute("r") ?? "", false, false);
                if (xml.GetAttribute("t") == "e")
                {
                    return $"cell {cell} of {entry.Name} is an error of the spreadsheet, such as #REF!; type the value";
                }
            }
            else if (xml.NodeType is XmlNodeType.Element)
            {
                hasFormula |= xml.LocalName == "f";
                hasValue |= xml.LocalName is "v" or "is" && !xml.IsEmptyElement;
            }
            else if (xml.NodeType is XmlNodeType.EndElement && xml.LocalName == "c" && hasFormula && !hasValue)
            {
                return $"the formula in cell {cell} of {entry.Name} has no value; open the workbook in a spreadsheet and save it again";
            }
        }

        return null;
    }
}
