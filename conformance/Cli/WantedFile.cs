namespace SdrsMock.Conformance.Cli;

/// <summary>A file that an option wants written: better refused before the work than after it.</summary>
internal static class WantedFile
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

        try
        {
            Try(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option} cannot write '{file}': {wrong.Message}");
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
        new FileStream(file.FullName, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }).Dispose();
    }
}
