using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SdrsMock.Testing;

/// <summary>The files of the repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds SdrsMock.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder, given with forward slashes from the root.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The text of a file, with line feeds only.</summary>
    public static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>
    /// The files that git tracks and those it would add, as paths from the root; without git, all files outside build folders.
    /// </summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>The fenced code blocks of a Markdown file that follow the comment <c>&lt;!-- test: label --&gt;</c>.</summary>
    public static IReadOnlyList<string> Samples(string markdown, string label)
    {
        var lines = Read(markdown).Split('\n');
        var samples = new List<string>();
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].Trim() == $"<!-- test: {label} -->")
            {
                samples.Add(string.Join('\n', lines.Skip(index + 2).TakeWhile(line => line != "```")));
            }
        }

        return samples;
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var starts = new[] { AppContext.BaseDirectory, Path.GetDirectoryName(file) };
        foreach (var start in starts)
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "SdrsMock.sln")))
                {
                    return folder;
                }
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds SdrsMock.sln.");
    }

    private static List<string> ListFiles()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            if (git.ExitCode == 0)
            {
                return [.. listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(PathOf(file))).Distinct()];
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Git is not installed: an archive of the sources is tested.
        }

        return
        [
            .. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or ".git" or "TestResults")),
        ];
    }
}
