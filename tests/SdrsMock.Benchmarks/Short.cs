namespace SdrsMock.Benchmarks;

/// <summary>Every benchmark of this process in short, for CI: figures to look at, not to judge. It fails when a call does, or when something grows.</summary>
internal static class Short
{
    public static async Task<int> Run()
    {
        await Throughput.Run(Effort.Short);
        Calls.Run(Effort.Short);
        Size.Run(Effort.Short);
        await Parallel.Run(Effort.Short);
        await Durable.Run(Effort.Short);
        Restart.Run(Effort.Short);
        await Playing.Run(Effort.Short);
        await Start.Run(Effort.Short);
        return await Soak.Judge();
    }
}
