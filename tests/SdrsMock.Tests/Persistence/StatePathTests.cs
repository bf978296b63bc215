using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using SdrsMock.Persistence;
using SdrsMock.Persistence.Postgres;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>What --state takes: a missing or a regular file, checked before anything is created.</summary>
public sealed class StatePathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(_folder, "state.db");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("a\u001bb")]
    public void A_blank_path_or_a_control_character_is_a_usage_error(string path) =>
        Should.Throw<IncompatibleStateException>(() => Start(path)).Message.ShouldStartWith("--state: ");

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:x.db?mode=memory")]
    public void A_path_that_looks_like_a_sqlite_uri_is_a_path(string name)
    {
        Start(Path.Combine(_folder, name)).Dispose();

        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldBe([name]);
        Start(Path.Combine(_folder, name)).Dispose();
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    [InlineData("socket")]
    [InlineData("link to a pipe")]
    [InlineData("dangling link")]
    [InlineData("link to itself")]
    public void Only_a_missing_or_a_regular_file_is_taken(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix file types");
        using var held = Make(kind);
        var before = Directory.GetFileSystemEntries(_folder).Order().ToList();

        Should.Throw<IncompatibleStateException>(() => Start(File)).Message.ShouldStartWith("--state: ");

        Directory.GetFileSystemEntries(_folder).Order().ShouldBe(before);
    }

    [Fact]
    public void An_empty_file_is_filled_and_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "hard links need other calls there");
        System.IO.File.WriteAllText(File, "");
        var other = Path.Combine(_folder, "hard link");
        using (var link = Process.Start("ln", [File, other]))
        {
            link.WaitForExit();
        }

        Start(File).Dispose();

        System.IO.File.ReadAllBytes(other).ShouldBe(System.IO.File.ReadAllBytes(File));
        Directory.GetFiles(_folder).Length.ShouldBe(2);
        Start(File).Dispose();
    }

    [Fact]
    public void A_link_to_a_state_file_is_followed_and_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        var target = Path.Combine(_folder, "target.db");
        Start(target).Dispose();
        System.IO.File.CreateSymbolicLink(File, target);

        Start(File).Dispose();

        new FileInfo(File).LinkTarget.ShouldBe(target);
    }

    [Fact]
    public void Other_users_lose_access_to_an_existing_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix modes");
            return;
        }

        Start(File).Dispose();
        System.IO.File.SetUnixFileMode(File,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.GroupRead);

        Start(File).Dispose();

        System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("create trigger t after insert on calls begin delete from calls; end", "trigger t")]
    [InlineData("create view v as select 1", "view v")]
    [InlineData("create table extra (x)", "table extra")]
    public void A_file_with_foreign_objects_is_rejected_and_unchanged(string statement, string named)
    {
        Start(File).Dispose();
        Execute(statement);
        var before = System.IO.File.ReadAllBytes(File);

        Should.Throw<IncompatibleStateException>(() => Start(File)).Message.ShouldContain(named);

        System.IO.File.ReadAllBytes(File).ShouldBe(before);
    }

    [Theory]
    [InlineData("Postgres://u:p@h/db")]
    [InlineData("POSTGRESQL://u:p@h/db?sslmode=verify-full&sslrootcert=ca.pem&connect_timeout=5")]
    public void The_scheme_is_case_insensitive_and_tls_parameters_are_known(string url)
    {
        var address = PostgresAddress.TryParse(url).ShouldNotBeNull();
        var settings = new Npgsql.NpgsqlConnectionStringBuilder();
        address.ApplyTo(settings);

        settings.Host.ShouldBe("h");
        settings.SslMode.ShouldBe(
            url.Contains("verify-full", StringComparison.Ordinal)
                ? Npgsql.SslMode.VerifyFull
                : new Npgsql.NpgsqlConnectionStringBuilder().SslMode);
        address.ToString().ShouldBe("postgres://h:5432/db");
    }

    [Theory]
    [InlineData("postgres://u:secret@h/db?sslmod=verify-full", "sslmod")]
    [InlineData("postgres://u:secret@h/db?sslmode=full", "sslmode")]
    [InlineData("postgres://u:secret@h/db?connect_timeout=-1", "connect_timeout")]
    [InlineData("postgres://u:secret@h/db#fragment", "fragment")]
    public void An_unknown_or_invalid_database_parameter_is_rejected(string url, string named)
    {
        var message = Should.Throw<IncompatibleStateException>(() => PostgresAddress.TryParse(url)).Message;

        message.ShouldContain(named);
        message.ShouldNotContain("secret");
    }

    [Fact]
    public void A_server_without_tls_gets_no_password_when_tls_is_required()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var received = new MemoryStream();
        var server = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            var buffer = new byte[1024];
            // Each offer of encryption is declined; a client that gives in would send its password next.
            while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
            {
                received.Write(buffer, 0, count);
                await stream.WriteAsync("N"u8.ToArray(), TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);

        var url = $"postgres://u:s3cr3t-password@127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/db?sslmode=verify-full";
        var message = Should.Throw<IOException>(() => Start(url)).Message;

        message.ShouldNotContain("s3cr3t");
        System.Text.Encoding.Latin1.GetString(received.ToArray()).ShouldNotContain("s3cr3t");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ICommandLog Start(string path) =>
        StoreFactory.Open(path, StateDurability.Full, StateCompatibility.FromOptions(new MockOptions()));

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private IDisposable? Make(string kind)
    {
        var pipe = Path.Combine(_folder, "pipe");
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(File);
                return null;
            case "pipe":
                Run("mkfifo", File);
                return null;
            case "link to a pipe":
                Run("mkfifo", pipe);
                System.IO.File.CreateSymbolicLink(File, pipe);
                return null;
            case "link to itself":
                System.IO.File.CreateSymbolicLink(File, File);
                return null;
            case "dangling link":
                System.IO.File.CreateSymbolicLink(File, Path.Combine(_folder, "missing"));
                return null;
            default:
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(File));
                return socket;
        }
    }

    private static void Run(string program, string argument)
    {
        using var process = Process.Start(program, argument);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
