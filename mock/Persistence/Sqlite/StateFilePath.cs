using SdrsMock.Common;

namespace SdrsMock.Persistence.Sqlite;

/// <summary>The place of a state file: a missing or a regular file, never a device, a pipe, a socket or a folder.</summary>
/// <param name="Text">The path as it was given, for messages.</param>
/// <param name="FullPath">The absolute path behind symbolic links. It is absolute so that SQLite does not read it as a URI.</param>
internal sealed record StateFilePath(string Text, string FullPath)
{
    /// <summary>Whether nothing is there yet, or an empty file.</summary>
    public bool IsNew => !File.Exists(FullPath) || new FileInfo(FullPath).Length == 0;

    /// <summary>Checks a path before anything is created or opened.</summary>
    /// <exception cref="IncompatibleStateException">The path cannot be that of a state file; the message says why.</exception>
    public static StateFilePath Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new IncompatibleStateException(
                "--state: the value is empty; give the path of a file, or postgres://user:password@host:port/database");
        }

        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f'))
        {
            throw new IncompatibleStateException("--state: the path contains a control character");
        }

        var path = Path.GetFullPath(text);
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
        {
            throw new IncompatibleStateException($"--state: {text} is a folder; give the path of a file");
        }

        if (FindLinkTarget(path, text) is { } target)
        {
            path = target;
        }

        return RegularFile.IsOccupied(path)
            ? throw new IncompatibleStateException($"--state: {text} is a device, pipe or socket; give the path of a regular file")
            : new(text, path);
    }

    /// <summary>Takes the access of other users away from the file and its companions: they contain request bodies.</summary>
    /// <exception cref="IncompatibleStateException">Other users have access, and this user may not change that.</exception>
    public void RestrictAccess()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in new[] { FullPath, $"{FullPath}-wal", $"{FullPath}-shm" }.Where(File.Exists))
        {
            try
            {
                if ((File.GetUnixFileMode(file) & ~RegularFile.OwnerOnly) != 0)
                {
                    File.SetUnixFileMode(file, RegularFile.OwnerOnly);
                }
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new IncompatibleStateException($"--state: other users may read {Text}; change its mode to 600 (chmod 600)",
                    exception);
            }
        }
    }

    public override string ToString() => Text;

    private static string? FindLinkTarget(string path, string text)
    {
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true);
            return target is null ? null
                : target.Exists ? target.FullName
                : throw new IncompatibleStateException($"--state: {text} is a link to a missing file; give the path of the file itself");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException exception)
        {
            throw new IncompatibleStateException($"--state: the links of {text} cannot be followed: {exception.Message}", exception);
        }
    }
}
