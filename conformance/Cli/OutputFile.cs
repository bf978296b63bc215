namespace SdrsMock.Conformance.Cli;

/// <summary>A file that an option wants written: better refused before the work than after it.</summary>
internal static class OutputFile
{
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Verify(string option, FileInfo? file)
    {
        if (file is null)
        {
            return;
        }

        if (Directory.Exists(file.FullName))
        {
            throw new UsageException($"{option} wants a file, and '{file}' is a folder");
        }

        if (FindProblem(option, file, Try) is { } sentence)
        {
            throw new UsageException(sentence);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <returns>Why it cannot be written, in a sentence; null when it is.</returns>
    public static string? FindProblem(string option, FileInfo file, Action<FileInfo> write)
    {
        try
        {
            write(file);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{option} cannot write '{file}': {exception.Message}";
        }
    }

    // What stands there stays as it is until there is something to write.
    private static void Try(FileInfo file)
    {
        if (file.Exists)
        {
            file.Open(FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
            return;
        }

        file.Directory?.Create();
        new FileStream(
            file.FullName,
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose })
            .Dispose();
    }
}
