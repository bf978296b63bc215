using SdrsMock.Persistence;
using SdrsMock.Reliability;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>Several mocks on one database respond like one mock.</summary>
public sealed class PostgresTests(PostgresTests.Server server, ITestOutputHelper output) : IClassFixture<PostgresTests.Server>
{
    // These steps change a project without a request, so that no store can record them.
    private static readonly string[] s_unheard = ["BreakLink", "MendLink"];

    [Fact]
    public void Two_mocks_on_one_database_respond_like_one_mock()
    {
        PropertyRunner.HoldsFor(GeneratedCall.Sequences(60), times: 6, steps =>
        {
            var state = server.NewDatabase();
            var alone = new MockHarness(projectId: StateFileHarness.Project);
            _ = alone.Project;
            MockHarness[] both = [On(state), On(state)];
            foreach (
                var (step, turn) in steps
                    .Where(step => !s_unheard.Contains(step.Move))
                    .Select((step, index) => (step, both[index * 7 % 3 % 2])))
            {
                // A step looks at what is there before it calls, so the mock must have looked.
                turn.Get("/server-groups").Text.ShouldBe(alone.Get("/server-groups").Text);
                Invariant.Unchanged(alone.Play(step)?.Text ?? "", turn.Play(step)?.Text ?? "", () => $"{step} is answered differently");
            }

            foreach (var mock in both.Append(On(state)))
            {
                mock.Engine.GlobalState.Refresh();
                _ = mock.Project;
                Invariant.Unchanged(alone.State(), mock.State(), () => "they came to different ends");
                mock.Engine.Dispose();
            }
        });
    }

    [Fact]
    public void Exactly_one_of_many_concurrent_requests_to_two_mocks_is_accepted()
    {
        var state = server.NewDatabase();
        MockHarness[] both = [On(state), On(state)];
        var group = both[0].AddGroup();

        var statuses = new int[40];
        Parallel.For(
            0, statuses.Length, new() { MaxDegreeOfParallelism = 8 },
            call => statuses[call] = both[call % 2].Post("/protected-instances", new
            {
                protected_instance = new { server_group_id = group, server_id = both[0]["server_a"], name = "mine" },
            }).Status);

        statuses.Count(status => status == 200).ShouldBe(1);
        both[0].State().ShouldBe(both[1].State());
    }

    [Fact]
    public void A_fault_rule_counts_the_requests_of_all_mocks()
    {
        var state = server.NewDatabase();
        MockHarness[] both = [On(state), On(state)];
        both[0].Engine.Faults.Add(new() { Operation = "ShowQuota", Every = 2, Status = 503 });

        var statuses = Enumerable.Range(0, 6).Select(call => both[call / 2 % 2].Get("/sdrs/quotas").Status);

        statuses.ShouldBe([200, 503, 200, 503, 200, 503]);
    }

    [Fact]
    public async Task A_reset_by_one_mock_resets_all()
    {
        var state = server.NewDatabase();
        MockHarness[] both = [On(state), On(state)];
        both[1].AddGroup();
        both[0].Get("/server-groups").Json.Int("count").ShouldBe(1);

        await both[0].Engine.Reset(null);

        both[1].Get("/server-groups").Json.Int("count").ShouldBe(0);
        both[1].Clock.Advanced.ShouldBe(TimeSpan.Zero);
        both[0].AddGroup();
        both[1].Get("/server-groups").Json.Int("count").ShouldBe(1);
    }

    [Fact]
    public void A_project_of_its_own_is_the_same_in_all_mocks()
    {
        const string own = "0000000000000000000000000000000a";
        var state = server.NewDatabase();
        MockHarness[] both = [On(state), On(state)];
        var first = new MockHarness(both[0].Engine, own, hasOwnClock: true);
        var second = new MockHarness(both[1].Engine, own, hasOwnClock: false);
        second.Get("/server-groups").Json.Int("count").ShouldBe(0);
        second.Clock.IsFrozen.ShouldBeTrue();

        var group = second.AddGroup();
        first.Group(group).Text("status").ShouldBe("available");
        first.Clock.Now.ShouldBe(second.Clock.Now);
        both[0].Clock.Advanced.ShouldBe(TimeSpan.Zero);
        first.Engine.Faults.Add(new() { Operation = "ShowQuota", Status = 503, ProjectId = own });
        second.Get("/sdrs/quotas").Status.ShouldBe(503);

        first.Engine.Lifecycle.Delete(own).ShouldBeTrue();

        second.Get("/sdrs/quotas").Status.ShouldBe(200);
        second.Get("/server-groups").Json.Int("count").ShouldBe(0);
        second.Engine.Lifecycle.Ids.ShouldBeEmpty();
        second.AddGroup();
        first.Get("/server-groups").Json.Int("count").ShouldBe(1);
    }

    [Fact]
    public void A_project_that_another_mock_removed_is_loaded_again()
    {
        var state = server.NewDatabase();
        MockHarness[] both = [On(state), On(state)];
        var own = both[0].Engine.Lifecycle.Create(null, MockClock.DefaultStart);
        both[1].Engine.GlobalState.Refresh();
        new MockHarness(both[1].Engine, own, hasOwnClock: false).AddGroup();

        both[0].Engine.Lifecycle.Delete(own);

        // The second mock has not read the global state since.
        using var lease = both[1].Engine.Projects.Acquire(own);
        lease.Project.Groups.ShouldBeEmpty();
    }

    [Fact]
    public void A_snapshot_is_written_while_two_mocks_write()
    {
        var state = server.NewDatabase();
        MockHarness[] both = [On(state), On(state)];
        var group = both[0].AddGroup();
        Array.ForEach(both, mock => mock.Engine.Projects.SnapshotThreshold = 20);
        for (var call = 0; call < 100; call++)
        {
            both[call % 2].Put($"/server-groups/{group}", new { server_group = new { name = $"name-{call}" } }).ShouldSucceed();
        }

        both[0].Group(group).Text("name").ShouldBe("name-99");
        both[1].Group(group).Text("name").ShouldBe("name-99");
        both[0].Engine.Projects.CommandLog.Load(StateFileHarness.Project).Entries.Count.ShouldBeLessThanOrEqualTo(21);
    }

    [Fact]
    public async Task Killing_one_of_two_mocks_under_load_loses_and_repeats_nothing()
    {
        var wrong = await TwoProcessTest.Run(server.NewDatabase(), rounds: 1, seed: 7, output.WriteLine);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_state_with_other_start_options_is_rejected()
    {
        var state = server.NewDatabase();
        On(state);

        Should.Throw<IncompatibleStateException>(() => On(state, options => options.Seed = 2)).Message
            .ShouldContain("was written with --seed 1, and this mock uses 2");
    }

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData(null)]
    public void An_unavailable_database_is_reported_without_its_password(string? elsewhere)
    {
        var state = server.NewDatabase();
        state = elsewhere is null
            ? state.Replace("made-up", "wrong-secret", StringComparison.Ordinal)
            : $"postgres://sdrs:wrong-secret@{elsewhere}/db";

        var message = Should.Throw<IOException>(() => On(state)).Message;

        message.ShouldContain("--state: postgres://127.0.0.1:");
        message.ShouldNotContain("wrong-secret");
    }

    private static MockHarness On(string state, Action<MockOptions>? configure = null) => new(options =>
    {
        options.State = state;
        configure?.Invoke(options);
    }, StateFileHarness.Project);

    public sealed class Server : IDisposable
    {
        private readonly PostgresServer? _server = PostgresServer.Missing is null ? PostgresServer.Start("-c fsync=off") : null;

        public string NewDatabase()
        {
            Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
            return _server!.NewDatabase();
        }

        public void Dispose() => _server?.Dispose();
    }
}
