using System.Text;
using System.Text.RegularExpressions;
using SdrsMock.Tests.Hosting;
using SdrsMock.Tests.Properties;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;
using Xunit.Sdk;

namespace SdrsMock.Tests.Fuzz;

/// <summary>The fuzzer over the real port: Kestrel in front, beside a twin of the mock that has no port.</summary>
public sealed partial class WireFuzzTests
{
    private const int Calls = 500;

    [Theory]
    [InlineData(false)]
    // A stub for an unused method, so that each request passes through WireMock.Net.
    [InlineData(true)]
    public async Task Responses_over_HTTP_equal_those_in_process(bool stubbed)
    {
        var (mock, twin) = await Twins();
        await using var _ = mock;
        if (stubbed)
        {
            mock.AddStub(server => server.Given(Request.Create().WithPath("/*").UsingMethod("UNUSED")).RespondWith(Response.Create()));
        }

        var face = new InMemoryServer(twin);
        for (var number = 0; number < Calls * PropertyRunner.Effort; number++)
        {
            var chance = new SeededRandom(PropertyRunner.Seed, number);
            var call = Mutations.Spoil(
                chance.OnceIn(4) ? ValidCalls.OfKeystone(twin, chance) : ValidCalls.OfApi(twin, chance), chance)
                .With("Connection", "close");
            using var transport = await RawSocketClient.To(mock);
            await transport.Send(call.ToBytes());
            IReadOnlyList<WireResponse> responses = [];
            try
            {
                responses = await transport.AnswersToEnd(call.Method);
                Judge(call, responses, face, twin);
            }
            catch (Exception exception)
            {
                throw new XunitException(
                    $"{exception.Message}\nseed {PropertyRunner.Seed}, call {number}: {call}\n\n{string.Join('\n', responses)}");
            }
        }
    }

    [Fact]
    public async Task Invalid_HTTP_is_rejected_and_the_next_request_is_served()
    {
        var (mock, twin) = await Twins();
        await using var _ = mock;
        using var client = mock.CreateClient();
        for (var number = 0; number < Calls * PropertyRunner.Effort; number++)
        {
            var chance = new SeededRandom(PropertyRunner.Seed, number);
            var (name, bytes) = Framing.Spoil(ValidCalls.OfApi(twin, chance).ToBytes(), chance);
            using var transport = await RawSocketClient.To(mock);
            await transport.Send(bytes);
            var read = await transport.Finish().ReadToEnd();

            // 417 and 505 are HTTP's own; an HTTP/2 preface gets frames.
            var text = Encoding.Latin1.GetString(read);
            (read.Length == 0 || read[0] == 0 || Status().IsMatch(text)).ShouldBeTrue(
                $"{name}, seed {PropertyRunner.Seed}, call {number}: " +
                    $"{Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 1000))}\n\n{text}");
        }

        (
            await client.GetAsync($"/v1/{mock.ProjectId}/server-groups", TestContext.Current.CancellationToken))
            .IsSuccessStatusCode.ShouldBeTrue();
    }

    private static void Judge(WireRequest call, IReadOnlyList<WireResponse> responses, InMemoryServer face, MockHarness twin)
    {
        Invariant.Same(responses.Count, 1, "number of answers");
        var response = responses[0];
        if (response.Header("X-Request-Id") is null)
        {
            // Kestrel's own, before we see the call.
            Invariant.That(response is { Status: 400 or 414 or 431, Body.Length: 0 },
                () => "a rejection in neither the gateway's nor HTTP's form");
            return;
        }

        var expected = face.Send(call);
        Oracle.Judge(call, expected, twin.Engine.Journal.Entries is [var entry] ? entry : null);
        Invariant.Same(response.Status, expected.Status, "status over the wire and of the twin");
        if (call.Method != "HEAD")
        {
            Invariant.Unchanged(Timeless(expected.Text), Timeless(response.Text), () => "the twin answers differently");
        }
    }

    private static async Task<(SdrsMockServer Mock, MockHarness Twin)> Twins()
    {
        var twin = new MockHarness(options => options.JournalSize = 1, $"{1:x32}");
        twin.AddOneOfEach();
        var mock = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = mock.CreateClient();
        using var state = new StringContent(twin.Engine.GetStateJson(null));
        (await client.PutAsync("/__sdrs/state", state, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return (mock, twin);
    }

    // Removes the differences of equal responses: request IDs and the address of the mock.
    private static string Timeless(string text) => Differing().Replace(text, "");

    [GeneratedRegex("""(?<="request_id":")[0-9a-f]{32}|https?://[^/"]*""")]
    private static partial Regex Differing();

    [GeneratedRegex(@"\AHTTP/1\.1 (1|2|3|4|505)")]
    private static partial Regex Status();
}
