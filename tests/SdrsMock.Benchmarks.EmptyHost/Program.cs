using SdrsMock.Benchmarks.EmptyHost;

// What sdrs-mock and sdrs-conformance are measured against: a process that hosts an empty WireMock.Net, and one that does nothing.
if (args is ["nothing"])
{
    Console.WriteLine("nothing");
    return;
}

EmptyHost.Run();
