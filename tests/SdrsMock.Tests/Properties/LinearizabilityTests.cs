using CsCheck;
using Xunit;

namespace SdrsMock.Tests.Properties;

/// <summary>Calls to one project at once are answered as if one had followed the other, in some order.</summary>
public sealed class LinearizabilityTests
{
    private const int Callers = 3;
    private static readonly string s_project = $"{1:x32}";

    [Fact]
    public void Answers_to_calls_at_once_are_those_of_some_order() => Property.HoldsFor(Step.Call.Array[1, 12], times: 40, steps =>
    {
        var sdrs = new Sdrs(projectId: s_project);
        sdrs.GivenOneOfEach();
        var callers = steps.Select(sdrs.Plan).Chunk((steps.Length + Callers - 1) / Callers).ToList();

        var answers = AllAtOnce(sdrs, callers);

        Claim.That(new Search(sdrs, callers, answers, sdrs.State()).Finds([]), () => $"no order explains\n{string.Join('\n', callers.Zip(answers).SelectMany(caller => caller.First.Zip(caller.Second)))}");
    });

    private static List<string[]> AllAtOnce(Sdrs sdrs, List<PlannedCall[]> callers)
    {
        using var start = new Barrier(callers.Count);
        var answers = callers.ConvertAll(calls => new string[calls.Length]);
        var threads = callers.Select((calls, caller) => new Thread(() =>
        {
            start.SignalAndWait();
            for (var index = 0; index < calls.Length; index++)
            {
                answers[caller][index] = calls[index].Send(sdrs).Text;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return answers;
    }

    /// <summary>Tries order after order; an order is given up at its first answer that nobody got.</summary>
    private sealed class Search(Sdrs sdrs, List<PlannedCall[]> callers, List<string[]> answers, string end)
    {
        public bool Finds(IReadOnlyList<int> order)
        {
            var next = Enumerable.Range(0, callers.Count).Where(caller => order.Count(turn => turn == caller) < callers[caller].Length).ToList();
            return next.Count == 0 ? Replayed(order) && sdrs.State() == end : next.Exists(caller => Replayed([.. order, caller]) && Finds([.. order, caller]));
        }

        private bool Replayed(IReadOnlyList<int> order)
        {
            sdrs.Engine.Reset(null);
            sdrs.GivenOneOfEach();
            var turns = new int[callers.Count];
            var same = true;
            foreach (var caller in order)
            {
                var turn = turns[caller]++;
                same &= callers[caller][turn].Send(sdrs).Text == answers[caller][turn];
            }

            return same;
        }
    }
}
