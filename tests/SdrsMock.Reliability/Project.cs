using System.Net.Http.Json;
using System.Text.Json;

namespace SdrsMock.Reliability;

/// <summary>A project of a mock, and how to call in it.</summary>
internal sealed class Project : IDisposable
{
    private readonly HttpClient _client;

    private Project(HttpClient client, string id, IReadOnlyDictionary<string, string> variables) =>
        (_client, Id, Variables) = (client, id, variables);

    public string Id { get; }

    public IReadOnlyDictionary<string, string> Variables { get; }

    public static async Task<Project> AtAsync(Uri url, string id)
    {
        var client = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };
        var variables = (await client.GetFromJsonAsync<Dictionary<string, string>>($"/__sdrs/variables?project_id={id}"))!;
        client.DefaultRequestHeaders.Add("X-Auth-Token", variables["token"]);
        return new(client, id, variables);
    }

    /// <summary>Calls the service, below the project.</summary>
    public Task<JsonElement> Call(HttpMethod method, string path, object? body = null) => Send(method, $"/v1/{Id}{path}", body);

    /// <summary>Calls the control plane, about the project.</summary>
    public Task<JsonElement> Steer(HttpMethod method, string path, object? body = null) =>
        Send(method, $"/__sdrs/{path}?project_id={Id}", body);

    public void Dispose() => _client.Dispose();

    // Any response; without a response an HttpRequestException is thrown.
    private async Task<JsonElement> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement
            : throw new RejectedException((int)response.StatusCode, $"{method} {path} was answered {(int)response.StatusCode}: {text}");
    }
}

/// <summary>Thrown when the mock rejects a request.</summary>
internal sealed class RejectedException(int status, string message) : Exception(message)
{
    public int Status => status;
}
