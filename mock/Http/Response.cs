using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Http;

/// <summary>A response, ready to be sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON in UTF-8; empty for 204.</param>
internal sealed record Response(int Status, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonWriterOptions s_options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? t_scratch;

    /// <summary>The reason of an error response; null for a success.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>The job that the call started, or null.</summary>
    public Job? Job { get; init; }

    /// <summary>Headers besides those that every response carries.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// Completes when everything that the response shows is durable; null when it is already, or when nothing is persisted.
    /// </summary>
    public Task? Persisted { get; init; }

    /// <summary>How long a fault rule delays the response.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether a fault rule drops the connection instead of responding.</summary>
    public bool Drop { get; init; }

    /// <summary>A body that is sent part by part until the client disconnects, instead of <see cref="Body"/>; usually null.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Stream { get; init; }

    /// <summary>204 without a body.</summary>
    public static Response NoContent { get; } = new(204, ReadOnlyMemory<byte>.Empty);

    /// <summary>A response whose body the action writes.</summary>
    public static Response Json(int status, Action<Utf8JsonWriter> write) => Json(status, write, static (json, write) => write(json));

    /// <summary>A response whose body the action writes from a value, without a closure.</summary>
    public static Response Json<T>(int status, T of, Action<Utf8JsonWriter, T> write) => new(status, Serialize(of, write));

    /// <summary>A response whose body is a value.</summary>
    public static Response Json<T>(int status, T value, JsonTypeInfo<T> type) =>
        Json(status, (value, type), static (json, it) => JsonSerializer.Serialize(json, it.value, it.type));

    /// <summary>The response to a call that started a job.</summary>
    public static Response Accepted(int status, Job job) => new(status, Serialize(job, static (json, job) =>
    {
        json.WriteStartObject();
        json.WriteString("job_id"u8, job.Id);
        json.WriteEndObject();
    }))
    {
        Job = job,
    };

    /// <summary>An error response of the control plane and the console: <c>{"error": message}</c>.</summary>
    public static Response Problem(int status, string message) => Json(status, message, static (json, message) =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    });

    /// <summary>An error response of a service.</summary>
    public static Response Rejected(Rejection rejection, string requestId) =>
        Json(rejection.Status, json => rejection.WriteTo(json, requestId)) with { Rejection = rejection };

    /// <summary>The response when the command could not be persisted and nothing was changed.</summary>
    public static Response NotPersisted(
        StoreException exception, string requestId) => Rejected(new(Errors.InternalError, Detail: exception.Message), requestId);

    private static byte[] Serialize<T>(T of, Action<Utf8JsonWriter, T> write)
    {
        // The buffer is taken while it is in use: writing may load another project, which writes responses too.
        var (bytes, json) = t_scratch ?? Scratch();
        t_scratch = null;
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        write(json, of);
        json.Flush();
        t_scratch = (bytes, json);
        return bytes.WrittenSpan.ToArray();
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Scratch()
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        return (bytes, new(bytes, s_options));
    }
}
