using SdrsMock.Conformance;
using SdrsMock.Conformance.Cli;

return await new CommandLine(EmbeddedMock.StartAsync, Console.Out, Console.Error).RunAsync(args);
