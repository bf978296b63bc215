using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SdrsMock.Client.Http;

/// <summary>Serializes request bodies. Most have a wrapper such as <c>protected_instance</c>.</summary>
internal static class RequestBody
{
    public static byte[] Serialize<T>(T value, JsonTypeInfo<T> type, string? wrapper = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return wrapper is null ? json : [.. Encoding.UTF8.GetBytes($"{{\"{wrapper}\":"), .. json, (byte)'}'];
    }

    /// <summary>The body of an action without parameters.</summary>
    public static byte[] Empty(string action) => Encoding.UTF8.GetBytes($"{{\"{action}\":{{}}}}");
}
