using System.Collections.Concurrent;
using SdrsMock.Tests.Properties;
using Xunit;
using Xunit.Sdk;

namespace SdrsMock.Tests.Fuzz;

/// <summary>
/// Spoilt calls of every operation, of the control plane, of the identity service and of the neighbours: whatever comes in, the answer is a
/// documented one, and a refusal changes nothing. <c>SDRS_PROPERTY_SEED</c> and <c>SDRS_PROPERTY_EFFORT</c> as for <see cref="Property"/>.
/// </summary>
public sealed class FuzzTests
{
    private const int CallsOfOneMock = 250;
    private const int MostProblems = 5;

    [Theory]
    [InlineData("huawei", AuthMode.Present)]
    [InlineData("otc", AuthMode.Verify)]
    public void Spoilt_calls_get_documented_answers_and_change_nothing(string edition, AuthMode auth) => Play(4, edition, auth, ValidCalls.OfApi);

    [Fact]
    public void Spoilt_calls_of_the_control_plane_are_refused_in_a_sentence() => Play(4, "huawei", AuthMode.Present, ValidCalls.OfControlPlane);

    [Fact]
    public void Spoilt_calls_of_the_identity_service_get_answers_of_its_form() => Play(2, "huawei", AuthMode.Verify, ValidCalls.OfKeystone);

    [Fact]
    public void Spoilt_calls_of_the_neighbours_get_answers_of_their_forms() => Play(4, "huawei", AuthMode.Present, ValidCalls.OfNeighbours, NeighbourOracle.Judge);

    private static void Play(int mocks, string edition, AuthMode auth, Func<Sdrs, Chance, WireCall> valid, Func<WireCall, WireAnswer, JournalEntry?, bool>? judge = null)
    {
        var problems = new ConcurrentQueue<string>();
        Parallel.For(0, mocks * Property.Effort, mock =>
        {
            var sdrs = new Sdrs(options => (options.Edition, options.Auth, options.JournalSize) = (edition, auth, 1), $"{1:x32}");
            sdrs.GivenOneOfEach();
            var face = new FaceInMemory(sdrs);
            for (var number = 0; number < CallsOfOneMock && problems.Count < MostProblems; number++)
            {
                var chance = new Chance(Property.Seed, (mock * CallsOfOneMock) + number);
                var call = Mutations.Spoil(valid(sdrs, chance), chance);
                if (ProblemOf(sdrs, face, call, judge ?? Oracle.Judge) is { } problem)
                {
                    problems.Enqueue($"seed {Property.Seed}, mock {mock}, call {number}: {problem}");
                }
            }
        });

        if (!problems.IsEmpty)
        {
            throw new XunitException(string.Join("\n\n", problems));
        }
    }

    private static string? ProblemOf(Sdrs sdrs, FaceInMemory face, WireCall call, Func<WireCall, WireAnswer, JournalEntry?, bool> judge)
    {
        var before = sdrs.State();
        var answer = face.Send(call);
        try
        {
            if (!judge(call, answer, sdrs.Engine.Journal.Entries is [var entry] ? entry : null))
            {
                Claim.Unchanged(before, sdrs.State(), () => "it was refused and changed");
            }
            else if (IsState(call))
            {
                // An edited state may say odd things, as long as nothing breaks by them.
                sdrs.Everything();
                sdrs.Wait();
                sdrs.Engine.Reset(null);
                sdrs.GivenOneOfEach();
            }

            return null;
        }
        catch (Exception wrong)
        {
            return $"{wrong}\n{call}\n\n{answer}";
        }
    }

    private static bool IsState(WireCall call) => call is { Method: "PUT" } && call.Target.Contains("/__sdrs/state", StringComparison.Ordinal);
}
