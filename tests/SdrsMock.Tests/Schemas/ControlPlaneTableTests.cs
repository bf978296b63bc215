using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

/// <summary><c>schemas/catalog/control-plane.json</c>: the calls that scenario files can name.</summary>
public sealed class ControlPlaneTableTests
{
    public static TheoryData<string, string, bool> Calls => [.. SchemaFiles.Parse("catalog/control-plane.json").EnumerateArray()
        .Select(call => (call.Text("method")!, call.Text("path")!, call.TryGetProperty("whole", out _)))];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Each_call_is_served_and_takes_the_project_as_it_says(string method, string path, bool isOfAllProjects)
    {
        var mock = new MockHarness();

        var response = mock.SendControl(method, path["/__sdrs/".Length..], isOfAllProjects ? "?project_id=x" : "");

        response.Status.ShouldNotBe(405);
        response.Text.ShouldNotStartWith("{\"error\":\"There is no control-plane endpoint");
        response.Text.Contains("project_id is not a query parameter", StringComparison.Ordinal).ShouldBe(isOfAllProjects);
    }
}
