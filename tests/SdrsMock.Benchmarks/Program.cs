using SdrsMock.Benchmarks;

return args switch
{
    [] or ["throughput"] => await Throughput.Run(),
    ["calls"] => Calls.Run(),
    ["state"] => await Durable.Run(),
    ["size"] => Size.Run(),
    ["parallel"] => SdrsMock.Benchmarks.Parallel.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("SdrsMock.Benchmarks [throughput | calls | state | size | parallel]");
    return 2;
}
