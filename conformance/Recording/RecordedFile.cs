using System.Text;

namespace SdrsMock.Conformance.Recording;

/// <summary>
/// Writes the scenario file of a recording. Only its owner can read it, because it contains requests and ids of the target.
/// </summary>
internal static class RecordedFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // With a byte order mark, which spreadsheets need to read UTF-8.
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task WriteAsync(FileInfo file, string text)
    {
        file.Directory?.Create();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
            if (File.Exists(file.FullName))
            {
                File.SetUnixFileMode(file.FullName, OwnerOnly);
            }
        }

        await using var writer = new StreamWriter(file.FullName, s_encoding, options);
        await writer.WriteAsync(text);
    }
}
