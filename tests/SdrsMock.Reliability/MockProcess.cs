using System.Diagnostics;

namespace SdrsMock.Reliability;

/// <summary>The mock as people run it: a process of its own, which can be killed.</summary>
internal sealed class MockProcess : IDisposable
{
    private readonly Process _process;

    private MockProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Starts the mock on a free port and returns when it responds.</summary>
    /// <exception cref="IOException">It ended instead; the message is what it said.</exception>
    public static async Task<MockProcess> StartAsync(params string[] options)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "SdrsMock.dll"), "--port", "0", .. options])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        if (await process.StandardOutput.ReadLineAsync() is not ['L', 'i', 's', 't', .., var _] line)
        {
            await process.WaitForExitAsync();
            throw new IOException($"exit code {process.ExitCode}: {(await said).Trim()}");
        }

        return new(process, new(line["Listening on ".Length..]));
    }

    /// <summary>Ends it as a power switch would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await _process.WaitForExitAsync();
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
