using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SdrsMock.WebConsole;

/// <summary>
/// The files of the console, embedded in the assembly. They are read when the first one is asked for, so that a mock whose console
/// is not opened neither starts slower nor keeps them in memory. Safe for concurrent use.
/// </summary>
internal static partial class ConsoleFiles
{
    private const string Prefix = "console/";

    private static readonly Dictionary<string, string> s_mediaTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private static readonly Lazy<IReadOnlyDictionary<string, ConsoleFile>> s_files = new(ReadAll);

    /// <summary>The names of the files, relative to the console's address and with slashes.</summary>
    public static IEnumerable<string> Names => s_files.Value.Keys;

    /// <summary>The file with this name, or null.</summary>
    public static ConsoleFile? Find(string name) => s_files.Value.GetValueOrDefault(name);

    private static Dictionary<string, ConsoleFile> ReadAll() => typeof(ConsoleFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Read);

    private static ConsoleFile Read(string resource)
    {
        using var reader = new StreamReader(typeof(ConsoleFiles).Assembly.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        var content = Encoding.UTF8.GetBytes(Path.GetExtension(resource) switch
        {
            ".js" => string.Join('\n', RemoveComments(text).Select(RemoveSpaces)),
            // A style sheet has no place where a space behind one of these has a meaning.
            ".css" => SpaceInStyle().Replace(string.Join(" ", RemoveComments(text)), ""),
            _ => text,
        });
        return new(content, s_mediaTypes[Path.GetExtension(resource)], $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
    }

    // What only readers of the source need is not sent: comments that begin a line, and indentation. Lines stay lines, so that the
    // line numbers in the browser are those of the source.
    private static List<string> RemoveComments(string text)
    {
        var isInComment = false;
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            isInComment |= line.StartsWith("/*", StringComparison.Ordinal);
            lines.Add(isInComment || line.StartsWith("//", StringComparison.Ordinal) ? "" : line);
            isInComment &= !line.EndsWith("*/", StringComparison.Ordinal);
        }

        return lines;
    }

    // Spaces beside punctuation, outside of texts; a line with a template, a regular expression or an escape stays as it is.
    private static string RemoveSpaces(string line) => line.AsSpan().ContainsAny("`\"/\\")
        ? line
        : string.Concat(line.Split('\'').Select((part, index) => index % 2 == 0 ? SpaceInScript().Replace(part, "$1") : $"'{part}'"));

    [GeneratedRegex(@" ?([{}(),;:?=<>&|]) ?")]
    private static partial Regex SpaceInScript();

    [GeneratedRegex(@"(?<=[{};:,])\s+| (?=\{)|\s+(?=\})")]
    private static partial Regex SpaceInStyle();
}
