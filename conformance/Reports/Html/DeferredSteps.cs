using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SdrsMock.Conformance.Reports.Html;

/// <summary>
/// The steps of passed scenarios. The page holds them compressed, and the script shows those of a scenario when a reader opens it.
/// </summary>
internal sealed class DeferredSteps
{
    private readonly List<string> _fragments = [];

    /// <summary>Adds the steps of a scenario.</summary>
    /// <param name="write">Writes them.</param>
    /// <returns>The number of the fragment in the page.</returns>
    public int Add(Action<Html> write)
    {
        using var bytes = new MemoryStream();
        using (var html = new Html(bytes, isFragment: true))
        {
            write(html);
        }

        _fragments.Add(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        return _fragments.Count - 1;
    }

    /// <summary>The fragments as a JSON list of texts, compressed with gzip, in base64.</summary>
    public string Encode()
    {
        using var bytes = new MemoryStream();
        using (var compressed = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var json = new Utf8JsonWriter(compressed))
        {
            json.WriteStartArray();
            foreach (var fragment in _fragments)
            {
                json.WriteStringValue(fragment);
                json.Flush();
            }

            json.WriteEndArray();
        }

        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
