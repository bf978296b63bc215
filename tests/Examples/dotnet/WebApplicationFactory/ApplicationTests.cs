using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Recipes.WebApplicationFactory;
using SdrsMock;
using Xunit;

[assembly: AssemblyFixture(typeof(MockFixture))]

namespace Recipes.WebApplicationFactory;

/// <summary>One mock for all tests of the assembly. A job takes 20 minutes, as with the service.</summary>
public sealed class MockFixture : IAsyncLifetime
{
    public SdrsMockServer Mock { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Mock = await SdrsMockServer.StartAsync(options => options.JobDuration = TimeSpan.FromMinutes(20));

    public ValueTask DisposeAsync() => Mock.DisposeAsync();
}

/// <summary>The application is not changed: its address of the service stays that of the cloud.</summary>
public sealed class ApplicationTests(MockFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_application_waits_40_minutes_without_real_time()
    {
        await using var project = fixture.Mock.CreateProject();
        await using var application = new ApplicationFactory(project);
        using var http = application.CreateClient();

        using var response = await http.PostAsync(Protection(project), null, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(40), project.Clock.Advanced);
    }

    [Fact]
    public async Task A_failed_job_is_an_error_of_the_application()
    {
        await using var project = fixture.Mock.CreateProject();
        project.Faults.Add(new() { Operation = "CreateProtectedInstance", FailJob = "SDRS.1013" });
        await using var application = new ApplicationFactory(project);
        using var http = application.CreateClient();

        using var response = await http.PostAsync(Protection(project), null, Stop);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("SDRS.1013", await response.Content.ReadAsStringAsync(Stop));
    }

    private static Uri Protection(MockProject project) =>
        new($"/servers/{project.Variables["server_a"]}/protection?network={project.Variables["vpc"]}", UriKind.Relative);
}

/// <summary>The application with the clock of a project, and with its requests sent to the mock.</summary>
public sealed class ApplicationFactory(MockProject project) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Sdrs:Project", project.Id);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(project.Clock);
            services.AddHttpClient("sdrs").ConfigurePrimaryHttpMessageHandler(project.CreateHandler);
        });
    }
}
