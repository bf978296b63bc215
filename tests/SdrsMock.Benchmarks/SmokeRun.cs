namespace SdrsMock.Benchmarks;

/// <summary>
/// Every benchmark of this process in short, for CI: figures to look at, not to judge. It fails when a call does, or when
/// something grows.
/// </summary>
internal static class SmokeRun
{
    public static async Task<int> Run()
    {
        await ThroughputBenchmark.Run(BenchmarkSize.Short);
        CallBenchmark.Run(BenchmarkSize.Short);
        StateSizeBenchmark.Run(BenchmarkSize.Short);
        await ParallelBenchmark.Run(BenchmarkSize.Short);
        await StateDurabilityBenchmark.Run(BenchmarkSize.Short);
        RestartBenchmark.Run(BenchmarkSize.Short);
        await RunnerBenchmark.Run(BenchmarkSize.Short);
        await StartBenchmark.Run(BenchmarkSize.Short);
        return await SoakBenchmark.Evaluate();
    }
}
