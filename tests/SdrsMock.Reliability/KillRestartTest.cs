using System.Diagnostics;
using System.Globalization;

namespace SdrsMock.Reliability;

/// <summary>Kills a mock under load at a random moment, starts another on the same state, and compares all that was acknowledged.</summary>
internal static class KillRestartTest
{
    // Then other projects take over, so that comparing does not take longer and longer.
    private const int RoundsOfOneLoad = 10;

    /// <summary>Plays rounds, the same random moments for the same seed.</summary>
    /// <returns>What was lost or doubled; empty when all is well.</returns>
    public static async Task<IReadOnlyList<string>> Run(string state, int rounds, int seed, Action<string> say)
    {
        var random = new Random(seed);
        var load = new Load(0);
        var acknowledged = 0;
        List<string> wrong = [];
        for (var round = 1; round <= rounds && wrong.Count == 0; round++)
        {
            if (round % RoundsOfOneLoad == 0)
            {
                acknowledged += load.Acknowledged;
                load = new(round);
            }

            var asked = random.Next(5) == 0;
            using (var mock = await MockProcess.StartAsync("--state", state, "--job-duration", "20ms"))
            {
                var work = load.Write(mock.Url);
                await Task.Delay(random.Next(200, 2000));
                await (asked ? mock.StopAsync() : mock.KillAsync());
                await work;
            }

            var clock = Stopwatch.StartNew();
            using var again = await MockProcess.StartAsync("--state", state, "--job-duration", "20ms");
            var started = clock.Elapsed;
            wrong.AddRange(await load.Compare(again.Url));
            await again.KillAsync();
            say(string.Create(CultureInfo.InvariantCulture, $"round {round}: {(asked ? "stopped" : "killed")}, " +
                $"{acknowledged + load.Acknowledged} writes acknowledged so far, {wrong.Count} lost or doubled, started again in " +
                    $"{started.TotalMilliseconds:F0} ms"));
        }

        return wrong;
    }
}
