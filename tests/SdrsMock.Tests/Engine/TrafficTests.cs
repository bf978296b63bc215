using System.Collections.Concurrent;
using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Engine;
using SdrsMock.Operations;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>Resets and states that are saved and put back while calls go on.</summary>
public sealed class TrafficTests
{
    private const int Calls = 400;
    private static readonly string s_project = $"{1:x32}";

    [Fact]
    public void Concurrent_state_changes_keep_responses_and_saved_states_valid()
    {
        var mock = Prepared();
        var plan = Enumerable.Range(0, Calls * PropertyRunner.Effort)
            .Select(number => mock.Plan(new(s_operations[number % s_operations.Length], number, number * 7, number * 13)))
            .ToList();
        var original = mock.State();
        var saved = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();

        var meddler = new Thread(() =>
        {
            for (var round = 0; !stop.IsCancellationRequested; round++)
            {
                saved.Add(mock.State());
                switch (round % 4)
                {
                    case 0:
                        mock.Engine.Reset(s_project);
                        break;
                    case 1 or 2:
                        Put(mock, original);
                        break;
                    default:
                        mock.Clock.Advance(TimeSpan.FromSeconds(2));
                        break;
                }
            }
        });
        meddler.Start();
        Parallel.ForEach(plan, call => call.Send(mock).Status.ShouldBeLessThan(500, call.ToString()));
        stop.Cancel();
        meddler.Join();

        saved.ShouldNotBeEmpty();
        foreach (var state in saved.Distinct().Where(state => !state.Contains("\"projects\":[]", StringComparison.Ordinal)))
        {
            // Reading holds it against itself: a state that was torn would not hold together.
            Put(new MockHarness(projectId: s_project), state);
        }
    }

    [Fact]
    public void Restoring_an_unchanged_project_loses_nothing()
    {
        var mock = Prepared();
        var state = mock.State();
        var group = mock.Project.Groups.First().Id;
        using var stop = new CancellationTokenSource();
        var putter = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Put(mock, state);
            }
        });
        putter.Start();

        var responses = Enumerable.Range(0, 2000).Select(_ => mock.Get($"/server-groups/{group}").Status).ToList();
        stop.Cancel();
        putter.Join();

        responses.ShouldAllBe(status => status == 200);
    }

    private static readonly string[] s_operations =
        [.. OperationCatalog.ForEdition(Edition.Parse("huawei")).Select(operation => operation.Name)];

    private static MockHarness Prepared()
    {
        var mock = new MockHarness(projectId: s_project);
        mock.AddOneOfEach();
        return mock;
    }

    private static void Put(MockHarness mock, string state)
    {
        using var document = JsonDocument.Parse(state);
        StateDocument.Read(document.RootElement, mock.Engine, s_project);
    }
}
