using System.Net;
using SdrsMock.Resources;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Host;

/// <summary>What a bug of the mock looks like: loud on our side, quiet on the wire.</summary>
public sealed class BugTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_a_bug_ends_is_answered_and_can_be_found()
    {
        using var log = new RecordingLog();
        await using var mock = await SdrsMockServer.StartAsync(options => options.Loggers = log, Stop);
        using var client = mock.CreateClient();
        // No call can do that.
        mock.Engine.Worlds.Of(mock.ProjectId).Instances.Add(new()
        {
            Id = "lost",
            Sequence = 1,
            Name = "lost",
            GroupId = "gone",
            HomeStation = Station.Source,
            SourceServer = "server",
            CreatedAt = mock.Engine.Options.Clock.Now,
            UpdatedAt = mock.Engine.Options.Clock.Now,
        });

        var answer = await client.GetAsync($"/v1/{mock.ProjectId}/protected-instances/lost", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldBe("""{"error":{"message":"Internal error","code":"SDRS.0013"}}""");
        mock.Requests[^1].ShouldSatisfyAllConditions(
            entry => entry.RequestId.ShouldBe(answer.Headers.GetValues("X-Request-Id").Single()),
            entry => entry.Operation.ShouldBe("ShowProtectedInstance"),
            entry => entry.Status.ShouldBe(500),
            entry => entry.ErrorCode.ShouldBe("SDRS.0013"));
        log.Lines.ShouldContain(line => line.StartsWith("Error: ", StringComparison.Ordinal));
    }
}
