using System.Net;
using System.Text;
using System.Text.Json;
using SdrsMock.Client.Http;

namespace SdrsMock.Client;

/// <summary>A call was refused, by the service, by the gateway in front of it or by IAM; or its answer cannot be read.</summary>
public sealed class SdrsException : Exception
{
    private const int MaxShownCharacters = 500;

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

    internal static SdrsException ForUnreadableBody(HttpResponseMessage response, byte[] body, JsonException why) =>
        new($"{Number(response)}, but the answer is not what the documents promise: {why.Message} ({DescribeCall(response)})", why)
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
