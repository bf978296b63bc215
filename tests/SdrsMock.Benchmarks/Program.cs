using System.Globalization;
using SdrsMock.Benchmarks;

return args switch
{
    [] or ["throughput"] => await Throughput.Run(),
    ["calls"] => Calls.Run(),
    ["state"] => await Durable.Run(),
    ["restart"] => Restart.Run(),
    ["size"] => Size.Run(),
    ["playing"] => await Playing.Run(),
    ["parallel"] => SdrsMock.Benchmarks.Parallel.Run(),
    ["start"] => await Start.InProcess(),
    ["cold", var mock, var empty] => await Start.Cold(mock, empty),
    ["empty", var port] => await Start.Empty(int.Parse(port, CultureInfo.InvariantCulture)),
    ["soak", .. var minutes] => await Soak.Run(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 3),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("SdrsMock.Benchmarks [throughput | calls | state | restart | size | playing | parallel | start | cold MOCK SELF | soak [MINUTES]]");
    return 2;
}
