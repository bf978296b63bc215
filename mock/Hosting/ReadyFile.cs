using System.Reflection;
using System.Text.Json;

namespace SdrsMock.Hosting;

/// <summary>
/// The file that tells a script that the server answers requests: <c>{"url":"http://127.0.0.1:5080","pid":4711,"version":"1.0.0"}</c>.
/// Disposing deletes it.
/// </summary>
internal sealed class ReadyFile : IDisposable
{
    private readonly string _path;

    private ReadyFile(string path) => _path = path;

    /// <summary>Writes the file.</summary>
    /// <exception cref="ArgumentException">The file cannot be written.</exception>
    public static ReadyFile Write(string path, string url)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("url", url);
            json.WriteNumber("pid", Environment.ProcessId);
            json.WriteString("version", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3));
            json.WriteEndObject();
        }

        PrivateFile.Write("--ready-file", path, System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
        return new(path);
    }

    /// <summary>Reads the process id and the address from a file.</summary>
    /// <exception cref="ArgumentException">The file is missing or has another content; the message says so.</exception>
    public static (int ProcessId, string Url) Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return (document.RootElement.GetProperty("pid").GetInt32(), document.RootElement.GetProperty("url").GetString()!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ArgumentException($"--ready-file: {path} is not the ready file of a running mock: {exception.Message}", exception);
        }
    }

    public void Dispose() => File.Delete(_path);
}
