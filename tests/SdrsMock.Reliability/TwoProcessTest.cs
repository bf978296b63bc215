using System.Globalization;

namespace SdrsMock.Reliability;

/// <summary>Two mocks on one database under load: one is killed at a random moment, then, with a third in its place, the other.</summary>
internal static class TwoProcessTest
{
    private const int RoundsOfOneLoad = 5;

    /// <returns>What was lost or doubled; empty when all is well.</returns>
    public static async Task<IReadOnlyList<string>> Run(string state, int rounds, int seed, Action<string> say)
    {
        string[] options = ["--state", state, "--job-duration", "20ms"];
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

            using var first = await MockProcess.StartAsync(options);
            using var second = await MockProcess.StartAsync(options);
            var work = load.Write(first.Url, second.Url);
            await Task.Delay(random.Next(300, 2500));
            await first.KillAsync();
            using var third = await MockProcess.StartAsync(options);
            await Task.Delay(random.Next(300, 1500));
            await second.KillAsync();
            await work;
            wrong.AddRange(await load.Compare(third.Url));
            say(string.Create(CultureInfo.InvariantCulture, $"round {round}: both killed, one after the other, " +
                $"{acknowledged + load.Acknowledged} writes acknowledged so far, {wrong.Count} lost or doubled"));
        }

        return wrong;
    }
}
