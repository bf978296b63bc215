using System.Security.Cryptography;
using SdrsMock.Common;

namespace SdrsMock.Hosting;

/// <summary>Writes files that other programs wait for: whole or not at all, and readable by their owner only.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file beside its place and moves it there.</summary>
    /// <param name="option">The option that names the file, for the message.</param>
    /// <param name="path">The file; an existing regular file is replaced.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="ArgumentException">The file cannot be written; the message says why.</exception>
    public static void Write(string option, string path, string text)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentException($"{option}: the value is empty; name a file or leave the option out.");
        }

        try
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full) || RegularFile.IsOccupied(full))
            {
                throw new ArgumentException($"{option}: {path} is not a regular file; name a file that may be replaced.");
            }

            var temporary = $"{full}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.new";
            RegularFile.CreateExclusively(temporary);
            File.WriteAllText(temporary, text);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"{option}: {path} cannot be written: {exception.Message}", exception);
        }
    }
}
