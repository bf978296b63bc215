using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.Http;

/// <summary>An answer, ready to be sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON in UTF-8; empty for 204.</param>
internal sealed record Response(int Status, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? t_scratch;

    /// <summary>Why it refuses; null for a success.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>The job that the call started, or null.</summary>
    public Job? Job { get; init; }

    /// <summary>Headers beside those that every answer carries.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Ends when everything that the answer tells is in the store; null when it is, or there is none.</summary>
    public Task? Persisted { get; init; }

    /// <summary>How long a fault rule holds the answer back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether a fault rule drops the connection instead of answering.</summary>
    public bool Drop { get; init; }

    /// <summary>204 without a body.</summary>
    public static Response NoContent { get; } = new(204, ReadOnlyMemory<byte>.Empty);

    /// <summary>An answer whose body the given action writes.</summary>
    public static Response Json(int status, Action<Utf8JsonWriter> write) => Json(status, write, static (json, write) => write(json));

    /// <summary>Likewise, of what is handed to the action: nothing needs to be made for the call.</summary>
    public static Response Json<T>(int status, T of, Action<Utf8JsonWriter, T> write) => new(status, Serialize(of, write));

    /// <summary>The answer of a call that started a job.</summary>
    public static Response Accepted(int status, Job job) => new(status, Serialize(job, static (json, job) =>
    {
        json.WriteStartObject();
        json.WriteString("job_id"u8, job.Id);
        json.WriteEndObject();
    }))
    {
        Job = job,
    };

    /// <summary>An error answer.</summary>
    public static Response Rejected(Rejection rejection, string requestId) =>
        Json(rejection.Status, json => rejection.WriteTo(json, requestId)) with { Rejection = rejection };

    /// <summary>What is answered where the store does not have what the answer would tell: nothing was changed.</summary>
    public static Response NotPersisted(StoreException exception, string requestId) => Rejected(new(Errors.InternalError, Detail: exception.Message), requestId);

    private static byte[] Serialize<T>(T of, Action<Utf8JsonWriter, T> write)
    {
        // Taken while it is in use: what is written may need a world that has to be loaded, and that writes answers too.
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
