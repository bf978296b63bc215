using SdrsMock;
using SdrsMock.Client;
using Xunit;

namespace Recipes.XunitV3;

/// <summary>The shortest test, without fixtures.</summary>
public sealed class FirstTests
{
    [Fact]
    public async Task A_new_project_has_no_groups()
    {
#pragma warning disable xUnit1051 // The shortest sample has no cancellation token.
        await using var mock = await SdrsMockServer.StartAsync();
        await using var project = mock.CreateProject();
        using var http = project.CreateClient();
        using var sdrs = new SdrsClient(http, project.Id, project.Clock);
        Assert.Equal(0, (await sdrs.ListProtectionGroupsAsync()).Count);
#pragma warning restore xUnit1051
    }
}
