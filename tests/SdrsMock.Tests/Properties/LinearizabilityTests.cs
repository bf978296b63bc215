using System.Net.Http.Headers;
using System.Text;
using CsCheck;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Calls to one project at once are answered as if one had followed the other, in an order that fits when they were made and answered.</summary>
public sealed class LinearizabilityTests
{
    private const int Callers = 3;
    private static readonly string s_project = $"{1:x32}";
    private static readonly Gen<Step[]> s_calls = Step.Call.Array[1, 12];

    [Fact]
    public void Answers_to_calls_at_once_are_those_of_some_order() => Property.HoldsFor(s_calls, times: 40, steps =>
    {
        var sdrs = Prepared();
        var history = History.Of(PlannedBy(sdrs, steps), call => call.Send(sdrs).Text);

        Claim.That(history.IsExplained(Replay(sdrs), sdrs.State()), () => $"no order explains\n{history}");
    });

    [Fact]
    public async Task Over_the_wire_as_well()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = mock.CreateClient();
        for (var number = 0; number < 25 * Property.Effort; number++)
        {
            var steps = s_calls.Generate(new PCG((uint)number, (ulong)Property.Seed), null, out _);
            var twin = Prepared();
            using var state = new StringContent(twin.Engine.StateOf(null));
            using var put = await client.PutAsync("/__sdrs/state", state, TestContext.Current.CancellationToken);
            put.EnsureSuccessStatusCode();

            var history = History.Of(PlannedBy(twin, steps), call => Send(client, call));

            var end = await client.GetStringAsync($"/__sdrs/state?project_id={s_project}", TestContext.Current.CancellationToken);
            Claim.That(history.IsExplained(Replay(twin), end), () => $"number {number}, seed {Property.Seed}: no order explains\n{history}");
        }
    }

    [Fact]
    public void An_answer_that_no_order_gives_is_noticed()
    {
        var sdrs = Prepared();
        var list = sdrs.Plan(new("ListProtectionGroups", 0, 0, 0));
        var history = History.Of([[list], [list]], call => call.Send(sdrs).Text.Replace("\"count\":2", "\"count\":3", StringComparison.Ordinal));

        Claim.That(!history.IsExplained(Replay(sdrs), sdrs.State()), () => "two groups were counted as three");
    }

    [Fact]
    public void An_order_that_does_not_fit_the_times_is_no_explanation()
    {
        var sdrs = Prepared();
        var rename = sdrs.Plan(new("UpdateProtectionGroupName", 0, 0, 0));
        var before = sdrs.Plan(new("ListProtectionGroups", 0, 0, 0));
        var stale = before.Send(sdrs).Text;
        // One caller, so that the list comes after the renaming was answered; yet it shows the old name.
        var history = History.Of([[rename, before]], call => call == before ? stale : call.Send(sdrs).Text);

        Claim.That(stale != before.Send(sdrs).Text, () => "the renaming changed nothing");
        Claim.That(!history.IsExplained(Replay(sdrs), sdrs.State()), () => "a stale read was explained");
    }

    private static Sdrs Prepared()
    {
        var sdrs = new Sdrs(projectId: s_project);
        sdrs.GivenOneOfEach();
        return sdrs;
    }

    private static List<PlannedCall[]> PlannedBy(Sdrs sdrs, Step[] steps) => [.. steps.Select(sdrs.Plan).Chunk((steps.Length + Callers - 1) / Callers)];

    private static Func<IReadOnlyList<PlannedCall>, (IReadOnlyList<string>, string)> Replay(Sdrs sdrs) => calls =>
    {
        sdrs.Engine.Reset(null);
        sdrs.GivenOneOfEach();
        return ([.. calls.Select(call => call.Send(sdrs).Text)], sdrs.State());
    };

    private static string Send(HttpClient client, PlannedCall call)
    {
        using var request = new HttpRequestMessage(new(call.Method), call.Path);
        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var answer = client.Send(request);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        // Links lead to where a mock is.
        return reader.ReadToEnd().Replace(client.BaseAddress!.GetLeftPart(UriPartial.Authority), "http://mock.test", StringComparison.Ordinal);
    }
}
