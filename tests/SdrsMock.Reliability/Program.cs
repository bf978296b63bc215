using SdrsMock.Reliability;

return args switch
{
    ["kill", .. var rest] => await Kill(int.Parse(rest is [var rounds, ..] ? rounds : "100"), int.Parse(rest is [_, var seed] ? seed : "1")),
    _ => Usage(),
};

static async Task<int> Kill(int rounds, int seed)
{
    var folder = Directory.CreateTempSubdirectory("sdrs-kill-").FullName;
    var wrong = await KillRounds.Run(Path.Combine(folder, "state.db"), rounds, seed, Console.WriteLine);
    foreach (var sentence in wrong.Take(10))
    {
        Console.WriteLine(sentence);
    }

    Directory.Delete(folder, recursive: true);
    return wrong.Count == 0 ? 0 : 1;
}

static int Usage()
{
    Console.Error.WriteLine("SdrsMock.Reliability kill [ROUNDS [SEED]]");
    return 2;
}
