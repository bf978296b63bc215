using System.Globalization;
using SdrsMock.Benchmarks;

// A signal ends a benchmark at once, also between two rounds; what it has printed stays.
using var ending = new EndBySignal();

return args switch
{
    [] or ["throughput"] => await ThroughputBenchmark.Run(BenchmarkSize.Full),
    ["throughput", "short"] => await ThroughputBenchmark.Run(BenchmarkSize.Short),
    ["stop"] => await StopBenchmark.Run(),
    ["calls"] => CallBenchmark.Run(BenchmarkSize.Full),
    ["allocations"] => AllocationBenchmark.Run(BenchmarkSize.Full),
    ["state"] => await StateDurabilityBenchmark.Run(BenchmarkSize.Full),
    ["restart"] => RestartBenchmark.Run(BenchmarkSize.Full),
    ["size"] => StateSizeBenchmark.Run(BenchmarkSize.Full),
    ["playing"] => await RunnerBenchmark.Run(BenchmarkSize.Full),
    ["parallel"] => await SdrsMock.Benchmarks.ParallelBenchmark.Run(BenchmarkSize.Full),
    ["start"] => await StartBenchmark.Run(BenchmarkSize.Full),
    ["cold", var mock, var empty] => await ColdStartBenchmark.FirstAnswers(mock, empty),
    ["commands", var runner, var empty] => await ColdStartBenchmark.Commands(runner, empty),
    ["soak", .. var minutes] => await SoakBenchmark.Run(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 3),
    ["bounds"] => await SoakBenchmark.Evaluate(),
    ["short"] => await SmokeRun.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "SdrsMock.Benchmarks [throughput [short] | stop | calls | allocations | state | restart | size | playing | parallel | start | " +
            "cold MOCK EMPTY | commands RUNNER EMPTY | soak [MINUTES] | bounds | short]");
    return 2;
}
