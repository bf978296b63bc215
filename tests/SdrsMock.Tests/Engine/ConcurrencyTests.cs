using System.Collections.Concurrent;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Projects;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>Projects are independent; within a project, requests are executed one after another.</summary>
public sealed class ConcurrencyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Exactly_one_of_many_concurrent_requests_for_a_server_is_accepted()
    {
        var mock = new MockHarness();
        var group = mock.AddGroup();
        var responses = new ConcurrentBag<HarnessResponse>();

        Parallel.For(
            0, 64,
            _ => responses.Add(
                mock.Post(
                    "/protected-instances",
                    new { protected_instance = new { server_group_id = group, server_id = mock["server_a"], name = "mine" } })));

        responses.Count(response => response.Error is null).ShouldBe(1);
        responses.Where(response => response.Error is not null).ShouldAllBe(response => response.Error == Errors.ServerAlreadyProtected);
    }

    [Fact]
    public void Concurrent_requests_never_exceed_the_quota()
    {
        var mock = new MockHarness();
        var responses = new ConcurrentBag<HarnessResponse>();

        Parallel.For(0, 100, index => responses.Add(mock.PostGroup($"group-{index}")));

        responses.Count(response => response.Error is null).ShouldBe(10);
        mock.Get("/server-groups").Json.Int("count").ShouldBe(10);
    }

    [Fact]
    public async Task A_busy_project_does_not_block_others()
    {
        var mock = new MockHarness();
        var busy = mock.Engine.Projects.GetOrLoad($"{1:x32}");
        await using var hold = await Hold.Of(busy);

        var response = await Task.Run(() => mock.Get("/server-groups"), Stop).WaitAsync(TestTimeouts.Most, Stop);

        response.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_blocked_project_does_not_block_others_over_HTTP()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: Stop);
        using var client = mock.CreateClient();
        var busy = mock.Engine.Projects.GetOrLoad($"{1:x32}");
        await using var hold = await Hold.Of(busy);
        var waiting = Enumerable.Range(0, 8).Select(_ => client.GetAsync($"/v1/{1:x32}/server-groups", Stop)).ToList();

        (await client.GetAsync($"/v1/{2:x32}/server-groups", Stop).WaitAsync(TestTimeouts.Most, Stop)).IsSuccessStatusCode.ShouldBeTrue();
        waiting.ShouldAllBe(call => !call.IsCompleted);

        await hold.DisposeAsync();
        (await Task.WhenAll(waiting)).ShouldAllBe(response => response.IsSuccessStatusCode);
    }

    [Fact]
    public void Projects_do_not_see_the_resources_of_others()
    {
        var engine = new MockHarness();
        var projects = Enumerable.Range(1, 32).Select(number => $"{number:x32}").ToList();

        Parallel.ForEach(projects, project =>
        {
            var created = engine.Send("POST", $"/v1/{project}/server-groups", JsonSerializer.Serialize(new
            {
                server_group = new
                {
                    name = project,
                    source_availability_zone = engine["source_az"],
                    target_availability_zone = engine["target_az"],
                    domain_id = engine["domain_id"],
                    source_vpc_id = engine["vpc"],
                },
            }));
            created.ShouldSucceed();
        });

        foreach (var project in projects)
        {
            var groups = engine.Send("GET", $"/v1/{project}/server-groups").Json.GetProperty("server_groups");
            groups.EnumerateArray().ShouldHaveSingleItem().Text("name").ShouldBe(project);
            var foreign = engine.Send("GET", $"/v1/{projects.First(other => other != project)}/server-groups/{groups[0].Text("id")}");
            foreign.ShouldBreak("PG-GET-01", Errors.GroupNotFound);
        }
    }

    /// <summary>Another thread that holds a project's gate; it lets go although the test fails.</summary>
    private sealed class Hold : IAsyncDisposable
    {
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _letGo = new();
        private readonly Task _holder;

        private Hold(LoadedProject project) => _holder = Task.Factory.StartNew(
            () =>
            {
                lock (project.Lock)
                {
                    _held.SetResult();
                    _letGo.Wait();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        /// <summary>Returns once the gate is held.</summary>
        public static async Task<Hold> Of(LoadedProject project)
        {
            var hold = new Hold(project);
            await hold._held.Task.WaitAsync(TestTimeouts.Most, Stop);
            return hold;
        }

        /// <summary>Returns once the gate is let go.</summary>
        public async ValueTask DisposeAsync()
        {
            _letGo.Set();
            await _holder;
        }
    }
}
