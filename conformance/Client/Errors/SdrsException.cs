using System.Net;
using System.Text;
using System.Text.Json;

namespace SdrsMock.Client;

/// <summary>A call was refused, by the service, by the gateway in front of it or by IAM; or its answer cannot be read.</summary>
public sealed class SdrsException : Exception
{
    private const int MostShown = 500;

    private SdrsException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; private init; }

    /// <summary>Such as <c>SDRS.1305</c>, or <c>APIGW.0301</c> where the gateway refused; null where the body names none.</summary>
    public string? Code { get; private init; }

    /// <summary>What the service says of it, without status and code; the beginning of the body where it says nothing in JSON.</summary>
    public string Reason { get; private init; } = "";

    /// <summary><c>X-Request-Id</c>, by which the service's people find the call; null where the answer has none.</summary>
    public string? RequestId { get; private init; }

    internal static SdrsException Of(HttpResponseMessage answer, byte[] body)
    {
        var (code, message) = ErrorBody.Read(body);
        var reason = message ?? Beginning(body);
        return new($"{Number(answer)} {code}".TrimEnd() + $": {(reason.Length > 0 ? reason : answer.ReasonPhrase)} ({CallOf(answer)})", null)
        {
            Status = answer.StatusCode,
            Code = code,
            Reason = reason,
            RequestId = RequestIdOf(answer),
        };
    }

    internal static SdrsException Unreadable(HttpResponseMessage answer, byte[] body, JsonException why) =>
        new($"{Number(answer)}, but the answer is not what the documents promise: {why.Message} ({CallOf(answer)})", why)
        {
            Status = answer.StatusCode,
            Reason = Beginning(body),
            RequestId = RequestIdOf(answer),
        };

    private static int Number(HttpResponseMessage answer) => (int)answer.StatusCode;

    private static string CallOf(HttpResponseMessage answer) =>
        $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery}{(RequestIdOf(answer) is { } id ? $", request {id}" : "")}";

    private static string? RequestIdOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null;

    private static string Beginning(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, MostShown)).Trim();
}
