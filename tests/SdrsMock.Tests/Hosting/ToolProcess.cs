using System.Diagnostics;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The real <c>sdrs-mock</c>, as a process of its own on a free port.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ToolProcess(Process process, string firstLine)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(Stop);
        firstLine.ShouldStartWith("Listening on http://127.0.0.1:");
        Client = new() { BaseAddress = new(firstLine["Listening on ".Length..]) };
        Client.DefaultRequestHeaders.Add("X-Auth-Token", "any");
    }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    /// <summary>Starts it with options, and variables that are set beside those of the test run.</summary>
    public static async Task<ToolProcess> Start(string[] options, params (string Name, string Value)[] variables)
    {
        var process = Run(["--port", "0", .. options], variables);
        return new(
            process,
            await process.StandardOutput.ReadLineAsync(Stop).AsTask().WaitAsync(TestTimeouts.Most, Stop)
                ?? await process.StandardError.ReadToEndAsync(Stop));
    }

    /// <summary>The exit code and what it says of options that it does not start with.</summary>
    public static async Task<(int Code, string Errors)> Rejection(string[] options, params (string Name, string Value)[] variables)
    {
        using var process = Run(options, variables);
        try
        {
            var errors = await process.StandardError.ReadToEndAsync(Stop).WaitAsync(TestTimeouts.Most, Stop);
            await process.WaitForExitAsync(Stop);
            return (process.ExitCode, errors);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>The standard output of a command that ends by itself with exit code 0.</summary>
    public static async Task<string> Output(string[] options, params (string Name, string Value)[] variables)
    {
        using var process = Run(options, variables);
        var output = await process.StandardOutput.ReadToEndAsync(Stop).WaitAsync(TestTimeouts.Most, Stop);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0);
        return output;
    }

    /// <summary>Exit code, standard output and standard error of a command that ends by itself.</summary>
    public static async Task<(int Code, string Output, string Errors)> Result(
        string[] options, params (string Name, string Value)[] variables)
    {
        using var process = Run(options, variables);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
            await Task.WhenAll(process.WaitForExitAsync(Stop), output, errors).WaitAsync(TestTimeouts.Most, Stop);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            // With what it started: a command of exec must not run on after a test that failed.
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Run(string[] options, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "SdrsMock.dll"), .. options,
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Asks it to end, as a supervisor does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Its exit code and all that it wrote to standard error, once it has ended.</summary>
    public async Task<(int Code, string Errors)> Ended()
    {
        await _process.WaitForExitAsync(Stop).WaitAsync(TestTimeouts.Most, Stop);
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
