using System.Net.Http.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using SdrsMock.Client;

namespace Recipes.Testcontainers;

/// <summary>The mock in a container. Its clock is frozen: move it by <c>POST /__sdrs/clock</c>. Thread-safe once it is started.</summary>
/// <param name="image">The image, such as <c>sdrs-mock:1.0.0</c> once the archive is loaded.</param>
public sealed class SdrsMockContainer(string image) : IAsyncDisposable
{
    private const int Port = 5080;

    private readonly IContainer _container = new ContainerBuilder(image)
        .WithCommand("--clock", "frozen")
        .WithPortBinding(Port, assignRandomHostPort: true)
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(
            request => request.ForPort(Port).ForPath("/__sdrs/health/ready")))
        .Build();

    /// <summary>Where the mock can be reached from the test.</summary>
    public Uri Url => new UriBuilder("http", _container.Hostname, _container.GetMappedPublicPort(Port)).Uri;

    /// <summary>Starts the container and waits until requests are answered.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => _container.StartAsync(cancellationToken);

    /// <summary>Creates a client of the default project. The caller disposes it.</summary>
    public async Task<SdrsClient> CreateClientAsync(CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient { BaseAddress = Url };
        var variables = (await http.GetFromJsonAsync<Dictionary<string, string>>("/__sdrs/variables", cancellationToken))!;
        return SdrsClient.WithToken(Url, variables["project_id"], variables["token"]);
    }

    /// <summary>Stops and removes the container.</summary>
    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
