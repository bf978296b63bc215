using System.Net;
using SdrsMock.Model;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>What a bug of the mock looks like: loud on our side, quiet on the wire.</summary>
public sealed class InternalErrorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_internal_error_gets_a_response_and_is_logged()
    {
        using var log = new RecordingLog();
        await using var mock = await SdrsMockServer.StartAsync(options => options.Loggers = log, Stop);
        using var client = mock.CreateClient();
        // No call can do that.
        mock.Engine.Projects.GetOrLoad(mock.ProjectId).State.Instances.Add(new()
        {
            Id = "lost",
            Sequence = 1,
            Name = "lost",
            GroupId = "gone",
            HomeSite = Site.Source,
            SourceServer = "server",
            CreatedAt = mock.Engine.Options.Clock.Now,
            UpdatedAt = mock.Engine.Options.Clock.Now,
        });

        var response = await client.GetAsync($"/v1/{mock.ProjectId}/protected-instances/lost", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldBe("""{"error":{"message":"Internal error","code":"SDRS.0013"}}""");
        mock.Requests[^1].ShouldSatisfyAllConditions(
            entry => entry.RequestId.ShouldBe(response.Headers.GetValues("X-Request-Id").Single()),
            entry => entry.Operation.ShouldBe("ShowProtectedInstance"),
            entry => entry.Status.ShouldBe(500),
            entry => entry.ErrorCode.ShouldBe("SDRS.0013"));
        log.Lines.ShouldContain(line => line.StartsWith("Error: ", StringComparison.Ordinal));
    }
}
