using SdrsMock.Hosting;

StubRegexLimiter.LimitProcess();
return await ServeCommand.Create().Parse(args).RunAsync();
