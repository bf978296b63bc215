using System.Globalization;
using SdrsMock.Benchmarks;

return args switch
{
    [] or ["throughput"] => await Throughput.Run(Effort.Full),
    ["calls"] => Calls.Run(Effort.Full),
    ["state"] => await Durable.Run(Effort.Full),
    ["restart"] => Restart.Run(Effort.Full),
    ["size"] => Size.Run(Effort.Full),
    ["playing"] => await Playing.Run(Effort.Full),
    ["parallel"] => await SdrsMock.Benchmarks.Parallel.Run(Effort.Full),
    ["start"] => await Start.Run(Effort.Full),
    ["cold", var mock, var empty] => await Cold.FirstAnswers(mock, empty),
    ["commands", var runner, var empty] => await Cold.Commands(runner, empty),
    ["soak", .. var minutes] => await Soak.Run(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 3),
    ["bounds"] => await Soak.Judge(),
    ["short"] => await Short.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("SdrsMock.Benchmarks [throughput | calls | state | restart | size | playing | parallel | start | cold MOCK EMPTY | commands RUNNER EMPTY | soak [MINUTES] | bounds | short]");
    return 2;
}
