using System.Net;
using System.Text;

namespace SdrsMock.Client.Tests;

/// <summary>Returns scripted responses and records the requests.</summary>
internal sealed class RecordingHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public RecordingHandler(HttpStatusCode status, string body) : this(_ => Answer(status, body))
    {
    }

    public List<(HttpMethod Method, Uri Url, string? Host, string? Body, Dictionary<string, string> Headers)> Calls { get; } = [];

    public static HttpResponseMessage Answer(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.Add(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add((
            request.Method, request.RequestUri!, request.Headers.Host,
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString())));
        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
