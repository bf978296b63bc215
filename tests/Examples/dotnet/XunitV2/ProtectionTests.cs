using Recipes.Application;
using SdrsMock;
using SdrsMock.Client;
using Xunit;

namespace Recipes.XunitV2;

/// <summary>One mock for the tests of a class; xunit v2 has no fixture of an assembly.</summary>
public sealed class MockFixture : IAsyncLifetime
{
    public SdrsMockServer Mock { get; private set; } = null!;

    public async Task InitializeAsync() => Mock = await SdrsMockServer.StartAsync();

    public async Task DisposeAsync() => await Mock.DisposeAsync();
}

/// <summary>A project for each test. Tests of one class run one after the other, classes in parallel.</summary>
public sealed class ProtectionTests : IClassFixture<MockFixture>, IDisposable
{
    private readonly MockProject _project;
    private readonly HttpClient _http;
    private readonly ServerProtection _protection;

    public ProtectionTests(MockFixture fixture)
    {
        _project = fixture.Mock.CreateProject();
        _http = _project.CreateClient();
        _protection = new(new SdrsClient(_http, _project.Id, _project.Clock));
    }

    public void Dispose()
    {
        _http.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task A_server_is_protected_once()
    {
        var (server, network) = (_project.Variables["server_a"], _project.Variables["vpc"]);
        await _protection.ProtectAsync(server, network);

        var rejection = await Assert.ThrowsAsync<SdrsException>(() => _protection.ProtectAsync(server, network));

        Assert.Equal("SDRS.1305", rejection.Code);
        Assert.Equal("PI-CREATE-03", _project.Requests[^1].Constraint);
    }

    [Fact]
    public async Task A_failed_job_is_reported()
    {
        _project.Faults.Add(new() { Operation = "CreateProtectedInstance", FailJob = "SDRS.1013" });

        var failure = await Assert.ThrowsAsync<SdrsJobException>(
            () => _protection.ProtectAsync(_project.Variables["server_a"], _project.Variables["vpc"]));

        Assert.Equal("SDRS.1013", failure.Code);
    }
}
