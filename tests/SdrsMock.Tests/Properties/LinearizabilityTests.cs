using System.Net.Http.Headers;
using System.Text;
using CsCheck;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>
/// Concurrent requests to one project get the responses of some sequential order that fits the times of requests and responses.
/// </summary>
public sealed class LinearizabilityTests
{
    private const int Callers = 3;
    private static readonly string s_project = $"{1:x32}";
    private static readonly Gen<GeneratedCall[]> s_calls = GeneratedCall.Call.Array[1, 12];

    [Fact]
    public void Concurrent_responses_are_linearizable() => PropertyRunner.HoldsFor(s_calls, times: 40, steps =>
    {
        var mock = Prepared();
        var history = ConcurrentHistory.Of(PlannedBy(mock, steps), call => call.Send(mock).Text);

        Invariant.That(history.IsExplained(Replay(mock), mock.State()), () => $"no order explains\n{history}");
    });

    [Fact]
    public async Task Concurrent_responses_over_HTTP_are_linearizable()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = mock.CreateClient();
        for (var number = 0; number < 25 * PropertyRunner.Effort; number++)
        {
            var steps = s_calls.Generate(new PCG((uint)number, (ulong)PropertyRunner.Seed), null, out _);
            var twin = Prepared();
            using var state = new StringContent(twin.Engine.GetStateJson(null));
            using var put = await client.PutAsync("/__sdrs/state", state, TestContext.Current.CancellationToken);
            put.EnsureSuccessStatusCode();

            var history = ConcurrentHistory.Of(PlannedBy(twin, steps), call => Send(client, call));

            var end = await client.GetStringAsync($"/__sdrs/state?project_id={s_project}", TestContext.Current.CancellationToken);
            Invariant.That(
                history.IsExplained(Replay(twin), end), () => $"number {number}, seed {PropertyRunner.Seed}: no order explains\n{history}");
        }
    }

    [Fact]
    public void A_response_that_no_order_explains_is_detected()
    {
        var mock = Prepared();
        var list = mock.Plan(new("ListProtectionGroups", 0, 0, 0));
        var history = ConcurrentHistory.Of(
            [[list], [list]], call => call.Send(mock).Text.Replace("\"count\":2", "\"count\":3", StringComparison.Ordinal));

        Invariant.That(!history.IsExplained(Replay(mock), mock.State()), () => "two groups were counted as three");
    }

    [Fact]
    public void An_order_that_contradicts_the_times_is_not_accepted()
    {
        var mock = Prepared();
        var rename = mock.Plan(new("UpdateProtectionGroupName", 0, 0, 0));
        var before = mock.Plan(new("ListProtectionGroups", 0, 0, 0));
        var stale = before.Send(mock).Text;
        // One caller: the list is requested after the response to the renaming, yet it shows the old name.
        var history = ConcurrentHistory.Of([[rename, before]], call => call == before ? stale : call.Send(mock).Text);

        Invariant.That(stale != before.Send(mock).Text, () => "the renaming changed nothing");
        Invariant.That(!history.IsExplained(Replay(mock), mock.State()), () => "a stale read was explained");
    }

    private static MockHarness Prepared()
    {
        var mock = new MockHarness(projectId: s_project);
        mock.AddOneOfEach();
        return mock;
    }

    private static List<PlannedCall[]> PlannedBy(MockHarness mock, GeneratedCall[] steps) =>
        [.. steps.Select(mock.Plan).Chunk((steps.Length + Callers - 1) / Callers)];

    private static Func<IReadOnlyList<PlannedCall>, (IReadOnlyList<string>, string)> Replay(MockHarness mock) => calls =>
    {
        mock.Engine.Reset(null);
        mock.AddOneOfEach();
        return ([.. calls.Select(call => call.Send(mock).Text)], mock.State());
    };

    private static string Send(HttpClient client, PlannedCall call)
    {
        using var request = new HttpRequestMessage(new(call.Method), call.Path);
        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        }

        using var response = client.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        // Links lead to where a mock is.
        return reader.ReadToEnd().Replace(
            client.BaseAddress!.GetLeftPart(UriPartial.Authority), "http://mock.test", StringComparison.Ordinal);
    }
}
