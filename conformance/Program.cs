using SdrsMock.Conformance;
using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;

return await new CommandLine(EmbeddedMock.StartAsync, Console.Out, Console.Error, Audience.OfProcess()).RunAsync(args);
