using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SdrsMock.Reliability;

/// <summary>A PostgreSQL server of one's own, in a temporary folder and on loopback only, from the system's packages.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "sdrs";
    private const string Password = "made-up p@ssword";

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;

    private readonly string _settings;

    private PostgresServer(string programs, string folder, int port, string settings) =>
        (_programs, _folder, _port, _settings) = (programs, folder, port, settings);

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? Missing { get; } = Programs() is null ? "no PostgreSQL server was found: install the package postgresql" : null;

    /// <summary>Makes a database, and gives its address for <c>--state</c>.</summary>
    public string NewDatabase()
    {
        var name = $"state_{Guid.NewGuid():N}";
        Do("psql", "-q", "-h", _folder, "-p", $"{_port}", "-U", User, "-d", "postgres", "-c", $"create database {name}");
        return $"postgres://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{_port}/{name}";
    }

    /// <param name="settings">Further options of the server, such as <c>-c fsync=off</c>.</param>
    public static PostgresServer Start(string settings = "")
    {
        var folder = Directory.CreateTempSubdirectory("sdrs-pg-").FullName;
        var server = new PostgresServer(Programs()!, folder, FreePort(), settings);
        File.WriteAllText(Path.Combine(folder, "password"), Password);
        if (Environment.IsPrivilegedProcess)
        {
            // The server does not run as root.
            Run("chown", ["-R", "postgres", folder]);
        }

        server.Do(
            "initdb", "-D", server.Data, "-U", User, "--pwfile", Path.Combine(folder, "password"), "--auth-host", "scram-sha-256",
            "--auth-local", "trust");
        server.Resume();
        return server;
    }

    /// <summary>Breaks it off; what it has committed is there after <see cref="Resume"/>.</summary>
    public void BreakOff() => Do("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    /// <summary>Starts it, on the port that it had.</summary>
    public void Resume() =>
        Do(
            "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} {_settings}", "start");

    public void Dispose()
    {
        BreakOff();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private void Do(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_programs, program), .. arguments];
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", .. command]);
        }
        else
        {
            Run(command[0], arguments);
        }
    }

    private static void Run(string program, string[] arguments)
    {
        // Its output is not ours to read: a server that it starts would keep the pipe open.
        using var process = Process.Start(
            new ProcessStartInfo(
                "sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1 < /dev/null", program, .. arguments])
            { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
