using SdrsMock.Hosting;

return await ServeCommand.Create().Parse(args).RunAsync();
