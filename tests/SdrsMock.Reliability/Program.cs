using SdrsMock.Reliability;

return args switch
{
    ["kill", .. var rest] => await Kill(
        int.Parse(rest is [var rounds, ..] ? rounds : "100"), int.Parse(rest is [_, var seed] ? seed : "1")),
    ["pair", .. var rest] => await Pair(int.Parse(rest is [var rounds, ..] ? rounds : "20"), int.Parse(rest is [_, var seed] ? seed : "1")),
    ["scenarios", var runner, .. var arguments] => await SharedScenarios.Play(runner, arguments),
    _ => Usage(),
};

static async Task<int> Kill(int rounds, int seed)
{
    var folder = Directory.CreateTempSubdirectory("sdrs-kill-").FullName;
    var wrong = await KillRestartTest.Run(Path.Combine(folder, "state.db"), rounds, seed, Console.WriteLine);
    Directory.Delete(folder, recursive: true);
    return Verdict(wrong);
}

static async Task<int> Pair(int rounds, int seed)
{
    if (PostgresServer.Missing is { } missing)
    {
        Console.Error.WriteLine(missing);
        return 2;
    }

    using var server = PostgresServer.Start();
    return Verdict(await TwoProcessTest.Run(server.NewDatabase(), rounds, seed, Console.WriteLine));
}

static int Verdict(IReadOnlyList<string> wrong)
{
    foreach (var sentence in wrong.Take(10))
    {
        Console.WriteLine(sentence);
    }

    return wrong.Count == 0 ? 0 : 1;
}

static int Usage()
{
    Console.Error.WriteLine("SdrsMock.Reliability kill [ROUNDS [SEED]] | pair [ROUNDS [SEED]] | scenarios RUNNER.dll [FOLDER …]");
    return 2;
}
