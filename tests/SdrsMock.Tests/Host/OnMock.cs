using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace SdrsMock.Tests.Host;

/// <summary>Each test meets a mock of its own with the built-in options, and a client that shows a token.</summary>
public abstract class OnMock : IAsyncLifetime
{
    private protected OnMock()
    {
    }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected SdrsMockServer Mock { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    protected string V1 => $"/v1/{Mock.ProjectId}";

    protected string Groups => $"{V1}/server-groups";

    public async ValueTask InitializeAsync()
    {
        Mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        Client = Mock.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Mock.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<HttpResponseMessage> CreateGroup() => Client.PostAsJsonAsync(Groups, new
    {
        server_group = new
        {
            name = "group",
            source_availability_zone = Mock.Variables["source_az"],
            target_availability_zone = Mock.Variables["target_az"],
            domain_id = Mock.Variables["domain_id"],
            source_vpc_id = Mock.Variables["vpc"],
        },
    }, Stop);

    protected static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Stop);

    protected static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await Text(answer)).RootElement;
}
