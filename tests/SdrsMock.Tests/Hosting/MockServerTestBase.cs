using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>
/// Each test meets a mock of its own, with the built-in options if nothing else is said, and a client that shows a token.
/// </summary>
public abstract class MockServerTestBase : IAsyncLifetime
{
    private protected MockServerTestBase()
    {
    }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected SdrsMockServer Mock { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    protected string V1 => $"/v1/{Mock.ProjectId}";

    protected string Groups => $"{V1}/server-groups";

    public async ValueTask InitializeAsync()
    {
        Mock = await SdrsMockServer.StartAsync(Configure, Stop);
        Client = Mock.CreateClient();
    }

    public virtual async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Mock.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Configure(MockOptions options)
    {
    }

    protected Task<HttpResponseMessage> CreateGroup() => PostGroup(Mock, Client, Stop);

    /// <summary>Begins to create a group over the wire.</summary>
    internal static Task<HttpResponseMessage> PostGroup(SdrsMockServer mock, HttpClient client, CancellationToken stop) =>
        client.PostAsJsonAsync($"/v1/{mock.ProjectId}/server-groups", new
        {
            server_group = new
            {
                name = "group",
                source_availability_zone = mock.Variables["source_az"],
                target_availability_zone = mock.Variables["target_az"],
                domain_id = mock.Variables["domain_id"],
                source_vpc_id = mock.Variables["vpc"],
            },
        }, stop);

    protected static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Stop);

    protected static async Task<JsonElement> Json(HttpResponseMessage response) => JsonDocument.Parse(await Text(response)).RootElement;
}
