using Recipes.Application;
using SdrsMock;
using SdrsMock.Client;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace Recipes.MSTest;

/// <summary>A project for each test on one mock for all tests of the assembly, so that all run in parallel.</summary>
[TestClass]
public sealed class ProtectionTests : IDisposable
{
    private static SdrsMockServer s_mock = null!;
    private readonly MockProject _project = s_mock.CreateProject();
    private readonly HttpClient _http;
    private readonly ServerProtection _protection;

    public ProtectionTests()
    {
        _http = _project.CreateClient();
        _protection = new(new SdrsClient(_http, _project.Id, _project.Clock));
    }

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context) => s_mock = await SdrsMockServer.StartAsync();

    [AssemblyCleanup]
    public static async Task StopAsync() => await s_mock.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _project.Dispose();
    }

    [TestMethod]
    public async Task A_server_is_protected_once()
    {
        var (server, network) = (_project.Variables["server_a"], _project.Variables["vpc"]);
        await _protection.ProtectAsync(server, network);

        var rejection = await Assert.ThrowsExactlyAsync<SdrsException>(() => _protection.ProtectAsync(server, network));

        Assert.AreEqual("SDRS.1305", rejection.Code);
        Assert.AreEqual("PI-CREATE-03", _project.Requests[^1].Constraint);
    }

    [TestMethod]
    public async Task A_failed_job_is_reported()
    {
        _project.Faults.Add(new() { Operation = "CreateProtectedInstance", FailJob = "SDRS.1013" });

        var failure = await Assert.ThrowsExactlyAsync<SdrsJobException>(
            () => _protection.ProtectAsync(_project.Variables["server_a"], _project.Variables["vpc"]));

        Assert.AreEqual("SDRS.1013", failure.Code);
    }
}
