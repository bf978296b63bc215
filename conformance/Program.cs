using SdrsMock.Conformance;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;

// Not awaited: an asynchronous entry point adds two JIT compilations to the start of a short command.
var commandLine = new CommandLine(EmbeddedMock.StartAsync, Console.Out, Console.Error, OutputContext.FromProcess);
return commandLine.RunAsync(args).GetAwaiter().GetResult();
