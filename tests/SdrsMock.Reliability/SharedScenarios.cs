using System.Diagnostics;

namespace SdrsMock.Reliability;

/// <summary>All scenarios against two mocks on one database, each request to the next of them.</summary>
internal static class SharedScenarios
{
    /// <summary>Plays them, and gives the runner's exit code.</summary>
    /// <param name="runner">The runner, <c>SdrsMock.Conformance.dll</c>.</param>
    /// <param name="arguments">For the runner, such as the scenarios' folder.</param>
    public static async Task<int> Play(string runner, string[] arguments)
    {
        using var server = PostgresServer.Start();
        string[] options = ["--state", server.NewDatabase(), "--clock", "frozen", "--auth", "verify"];
        using var first = await MockProcess.StartAsync(options);
        using var second = await MockProcess.StartAsync(options);
        await using var balancer = await RoundRobinClient.StartAsync(first.Url, second.Url);
        using var process = Process.Start("dotnet", [runner, "run", .. arguments, "--endpoint", $"{balancer.Url}"])!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
