using System.Net;
using System.Text;
using System.Text.Json;
using SdrsMock.Client.Http;

namespace SdrsMock.Client;

/// <summary>Thrown when the service, its gateway or IAM rejects a request, or when a response cannot be read.</summary>
public sealed class SdrsException : Exception
{
    private const int MaxShownCharacters = 500;

    private SdrsException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>HTTP status of the response.</summary>
    public HttpStatusCode Status { get; private init; }

    /// <summary>
    /// The error code, such as <c>SDRS.1305</c>, or <c>APIGW.0301</c> if the gateway rejected the request; null if the body has
    /// none.
    /// </summary>
    public string? Code { get; private init; }

    /// <summary>
    /// The message of the service, without status and code; the first 500 characters of the body if it has no JSON error message.
    /// </summary>
    public string Reason { get; private init; } = "";

    /// <summary>The <c>X-Request-Id</c> of the response, for enquiries at the service; null if the response has none.</summary>
    public string? RequestId { get; private init; }

    internal static SdrsException FromResponse(HttpResponseMessage response, byte[] body)
    {
        var (code, message) = ErrorBody.Read(body);
        var reason = message ?? Truncate(body);
        return new(
            $"{Number(response)} {code}".TrimEnd() + $": {(reason.Length > 0 ? reason : response.ReasonPhrase)} ({DescribeCall(response)})",
            null)
        {
            Status = response.StatusCode,
            Code = code,
            Reason = reason,
            RequestId = FindRequestId(response),
        };
    }

    internal static SdrsException ForUnreadableBody(HttpResponseMessage response, byte[] body, JsonException exception) =>
        new(
            $"{Number(response)}, but the response does not match the documented schema: {exception.Message} ({DescribeCall(response)})",
            exception)
        {
            Status = response.StatusCode,
            Reason = Truncate(body),
            RequestId = FindRequestId(response),
        };

    private static int Number(HttpResponseMessage response) => (int)response.StatusCode;

    private static string DescribeCall(HttpResponseMessage response) =>
        $"{response.RequestMessage?.Method} " +
            $"{response.RequestMessage?.RequestUri?.PathAndQuery}{(FindRequestId(response) is { } id ? $", request {id}" : "")}";

    private static string? FindRequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null;

    private static string Truncate(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, MaxShownCharacters)).Trim();
}
