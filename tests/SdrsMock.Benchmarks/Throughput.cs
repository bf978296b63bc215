using System.Globalization;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace SdrsMock.Benchmarks;

/// <summary>The mock against a hand-written endpoint over loopback: rounds interleaved, medians of the rounds' ratios.</summary>
internal static class Throughput
{
    private const int Connections = 32;
    private const int Rounds = 7;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    public static async Task<int> Run()
    {
        await using var mock = await Subject.StartAsync();
        await using var stubbed = await Subject.StartAsync();
        stubbed.Server.Stub(server => server.Given(Request.Create().WithPath("/somewhere/else")).RespondWith(Response.Create().WithStatusCode(200)));
        var shown = await mock.NewProject();
        await using var byHand = await HandWritten.StartAsync(shown.InstanceId, shown.InstanceBody);

        Console.WriteLine($"{Connections} connections, {Rounds} interleaved rounds of {s_round.TotalSeconds} s each, medians");
        Console.WriteLine($"{"",-26}{"by hand /s",12}{"mock /s",12}{"ratio",8}{"with a stub",13}");
        await Compare("ShowProtectedInstance", byHand, mock, stubbed, Subject.Reads);
        await Compare("CreateProtectedInstance", byHand, mock, stubbed, (url, project) => Subject.Creations(url, project, Connections));
        return 0;
    }

    private static async Task Compare(string name, HandWritten byHand, Subject mock, Subject stubbed, Func<Uri, Subject.Project, Load.Requests> requests)
    {
        List<(double Hand, double Mock, double Stubbed)> rounds = [];
        for (var round = -1; round < Rounds; round++)
        {
            var project = await mock.NewProject();
            byHand.Keep(project.InstanceId, project.InstanceBody);
            var hand = await Load.Measure(byHand.Url, requests(byHand.Url, project), Connections, s_round);
            var plain = await Load.Measure(mock.Server.Url, requests(mock.Server.Url, project), Connections, s_round);
            var withStub = await Load.Measure(stubbed.Server.Url, requests(stubbed.Server.Url, await stubbed.NewProject()), Connections, s_round);
            // The first round only warms up.
            if (round >= 0)
            {
                rounds.Add((hand, plain, withStub));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-26}{Median(rounds, x => x.Hand),12:F0}{Median(rounds, x => x.Mock),12:F0}{Median(rounds, x => x.Mock / x.Hand),8:F2}{Median(rounds, x => x.Stubbed / x.Hand),13:F2}"));
    }

    private static double Median<T>(IReadOnlyList<T> rounds, Func<T, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
}
