using SdrsMock.Conformance;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;

// Not awaited: an asynchronous entry point costs a short command two compilations at its start.
return new CommandLine(EmbeddedMock.StartAsync, Console.Out, Console.Error, OutputContext.FromProcess).RunAsync(args).GetAwaiter().GetResult();
