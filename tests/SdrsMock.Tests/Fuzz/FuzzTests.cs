using System.Collections.Concurrent;
using SdrsMock.Tests.Properties;
using Xunit;
using Xunit.Sdk;

namespace SdrsMock.Tests.Fuzz;

/// <summary>
/// Mutated requests of every operation, of the control plane, of Keystone and of the companion services: every response is
/// documented, and a rejection changes nothing. <c>SDRS_PROPERTY_SEED</c> and <c>SDRS_PROPERTY_EFFORT</c> select seed and effort.
/// </summary>
public sealed class FuzzTests
{
    private const int CallsOfOneMock = 250;
    private const int MostProblems = 5;

    [Theory]
    [InlineData("huawei", AuthMode.Present)]
    [InlineData("otc", AuthMode.Verify)]
    public void Mutated_requests_get_documented_responses_and_change_nothing(string edition, AuthMode auth) =>
        Play(4, edition, auth, ValidCalls.OfApi);

    [Fact]
    public void Mutated_control_plane_requests_are_rejected_with_a_message() =>
        Play(4, "huawei", AuthMode.Present, ValidCalls.OfControlPlane);

    [Fact]
    public void Mutated_Keystone_requests_get_responses_in_its_format() => Play(2, "huawei", AuthMode.Verify, ValidCalls.OfKeystone);

    [Fact]
    public void Mutated_companion_requests_get_responses_in_their_formats() =>
        Play(4, "huawei", AuthMode.Present, ValidCalls.OfNeighbours, CompanionServiceOracle.Judge);

    private static void Play(
        int mocks, string edition, AuthMode auth, Func<MockHarness, SeededRandom, WireRequest> valid,
        Func<WireRequest, WireResponse, JournalEntry?, bool>? judge = null)
    {
        var problems = new ConcurrentQueue<string>();
        Parallel.For(0, mocks * PropertyRunner.Effort, mock =>
        {
            var harness = new MockHarness(options => (options.Edition, options.Auth, options.JournalSize) = (edition, auth, 1), $"{1:x32}");
            harness.AddOneOfEach();
            var face = new InMemoryServer(harness);
            for (var number = 0; number < CallsOfOneMock && problems.Count < MostProblems; number++)
            {
                var chance = new SeededRandom(PropertyRunner.Seed, (mock * CallsOfOneMock) + number);
                var call = Mutations.Spoil(valid(harness, chance), chance);
                if (ProblemOf(harness, face, call, judge ?? Oracle.Judge) is { } problem)
                {
                    problems.Enqueue($"seed {PropertyRunner.Seed}, mock {mock}, call {number}: {problem}");
                }
            }
        });

        if (!problems.IsEmpty)
        {
            throw new XunitException(string.Join("\n\n", problems));
        }
    }

    private static string? ProblemOf(
        MockHarness harness, InMemoryServer face, WireRequest call, Func<WireRequest, WireResponse, JournalEntry?, bool> judge)
    {
        var before = harness.State();
        var response = face.Send(call);
        try
        {
            if (!judge(call, response, harness.Engine.Journal.Entries is [var entry] ? entry : null))
            {
                Invariant.Unchanged(before, harness.State(), () => "it was rejected and changed the state");
            }
            else if (IsState(call))
            {
                // An edited state may say odd things, as long as nothing breaks by them.
                harness.Everything();
                harness.Wait();
                harness.Engine.Reset(null);
                harness.AddOneOfEach();
            }

            return null;
        }
        catch (Exception exception)
        {
            return $"{exception}\n{call}\n\n{response}";
        }
    }

    private static bool IsState(WireRequest call) =>
        call is { Method: "PUT" } && call.Target.Contains("/__sdrs/state", StringComparison.Ordinal);
}
