using SdrsMock;

return await ServeCommand.Create().Parse(args).RunAsync();
