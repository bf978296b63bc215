namespace SdrsMock.Conformance.Cli;

/// <summary>A file that an option writes. It is checked before the work, so that the result is not lost.</summary>
internal static class OutputFile
{
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Verify(string option, FileInfo? file)
    {
        if (file is null)
        {
            return;
        }

        if (Directory.Exists(file.FullName))
        {
            throw new UsageException($"{option}: '{file}' is a folder; use a file.");
        }

        if (FindProblem(option, file, Try) is { } message)
        {
            throw new UsageException(message);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <returns>An error message, or null if the file was written.</returns>
    public static string? FindProblem(string option, FileInfo file, Action<FileInfo> write)
    {
        try
        {
            write(file);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{option}: cannot write '{file}': {exception.Message}";
        }
    }

    // An existing file keeps its content until the report is written.
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
