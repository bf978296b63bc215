using System.Reflection;
using System.Text;
using System.Text.Json;
using SdrsMock.Common;

namespace SdrsMock.Hosting;

/// <summary>
/// The file that tells a script that the server answers requests:
/// <c>{"url":"http://127.0.0.1:5080","pid":4711,"started":"…","version":"1.0.0"}</c>.
/// Disposing deletes it.
/// </summary>
internal sealed class ReadyFile : IDisposable
{
    private readonly string _path;
    private readonly string _content;

    private ReadyFile(string path, string content) => (_path, _content) = (path, content);

    /// <summary>Writes the file. A ready file of an earlier mock is replaced; another file is not.</summary>
    /// <exception cref="ArgumentException">The file cannot be written.</exception>
    public static ReadyFile Write(string path, string url)
    {
        if (File.Exists(path) && !RegularFile.IsOccupied(path) && !IsReadyFile(path))
        {
            throw new ArgumentException($"--ready-file: {path} exists and is not a ready file; name another file or delete it.");
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("url", url);
            json.WriteNumber("pid", Environment.ProcessId);
            json.WriteString("started", ProcessEnd.GetStartTime(Environment.ProcessId));
            json.WriteString("version", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3));
            json.WriteEndObject();
        }

        var content = Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
        PrivateFile.Write("--ready-file", path, content);
        return new(path, content);
    }

    /// <summary>Reads the process, its start time and the address from a file.</summary>
    /// <exception cref="ArgumentException">The file is missing or has another content; the message says so.</exception>
    public static (int ProcessId, DateTimeOffset Started, string Url) Read(string path)
    {
        try
        {
            if (RegularFile.IsOccupied(path))
            {
                throw new ArgumentException($"--ready-file: {path} is not a regular file.");
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return (
                root.GetProperty("pid").GetInt32(), root.GetProperty("started").GetDateTimeOffset(), root.GetProperty("url").GetString()!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"--ready-file: {path} cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException)
        {
            throw new ArgumentException(
                $"--ready-file: {path} is not a ready file; it must hold url, pid and started, as a mock writes them.", exception);
        }
    }

    // A mock that was started later with the same file has replaced it.
    public void Dispose()
    {
        if (File.Exists(_path) && File.ReadAllText(_path) == _content)
        {
            File.Delete(_path);
        }
    }

    private static bool IsReadyFile(string path)
    {
        try
        {
            Read(path);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
