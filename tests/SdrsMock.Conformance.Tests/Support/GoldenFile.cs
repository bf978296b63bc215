using System.Text.RegularExpressions;
using Shouldly;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>Console texts kept as files. <c>UPDATE_GOLDENS=1</c> writes them again.</summary>
internal static partial class GoldenFile
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "goldens");

    public static void ShouldMatch(string name, string actual)
    {
        var text = Normalised(actual);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(Path.Combine(Source(), name), text);
            return;
        }

        var file = Path.Combine(Folder, name);
        File.Exists(file).ShouldBeTrue($"there is no golden {name}; UPDATE_GOLDENS=1 writes it");
        text.ShouldBe(File.ReadAllText(file));
    }

    // Ports, times and folders differ from run to run.
    private static string Normalised(string text)
    {
        var plain = text.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).ReplaceLineEndings("\n");
        return Seed().Replace(Seconds().Replace(Port().Replace(plain, "127.0.0.1:PORT"), "N s,"), "Seed N");
    }

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder!.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "goldens");
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"^Seed \d+", RegexOptions.Multiline)]
    private static partial Regex Seed();

    [GeneratedRegex(@"\d+\.\d s,")]
    private static partial Regex Seconds();
}
