using SdrsMock.Persistence;
using SdrsMock.Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Persistence;

/// <summary>What a mock does about the file that it finds.</summary>
public sealed class FileTests
{
    [Fact]
    public void A_foreign_file_is_rejected_and_not_changed()
    {
        using var keeping = new StateFileHarness();
        File.WriteAllText(keeping.File, "{\"my\": \"thesis\"}");

        Should.Throw<IncompatibleStateException>(() => keeping.Start()).Message.ShouldContain("is not a state file of sdrs-mock");

        File.ReadAllText(keeping.File).ShouldBe("{\"my\": \"thesis\"}");
    }

    [Fact]
    public void A_foreign_database_is_rejected_and_not_changed()
    {
        using var keeping = new StateFileHarness();
        keeping.Start();
        keeping.Stop();
        var bytes = File.ReadAllBytes(keeping.File);
        bytes.AsSpan(68, 4).Clear();
        File.WriteAllBytes(keeping.File, bytes);

        Should.Throw<IncompatibleStateException>(() => keeping.Start()).Message.ShouldContain("is not a state file of sdrs-mock");

        File.ReadAllBytes(keeping.File).ShouldBe(bytes);
    }

    [Fact]
    public void A_newer_format_is_rejected_and_not_changed()
    {
        using var keeping = new StateFileHarness();
        keeping.Start();
        keeping.Stop();
        var bytes = File.ReadAllBytes(keeping.File);
        bytes[63]++;
        File.WriteAllBytes(keeping.File, bytes);

        Should.Throw<IncompatibleStateException>(() => keeping.Start()).Message
            .ShouldContain("has format 4, and this mock reads formats up to 3");

        File.ReadAllBytes(keeping.File).ShouldBe(bytes);
    }

    [Fact]
    public void A_file_of_the_first_format_is_upgraded()
    {
        using var keeping = new StateFileHarness();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Persistence", "format-1.db"), keeping.File);

        for (var start = 1; start <= 2; start++)
        {
            var mock = new MockHarness(options => options.State = keeping.File, projectId: "f714556576f9760aeb0dc2e0b682629e");
            mock.Project.Groups.ShouldHaveSingleItem().Name.ShouldBe("renamed");
            mock.Project.Instances.ShouldHaveSingleItem().Name.ShouldBe("orders-db");
            mock.Inventory.Find("volumes", mock["volume_a"]).ShouldBeNull();
            mock.Clock.Advanced.ShouldBe(TimeSpan.FromSeconds(3604));
            mock.Engine.Faults.Rules.All.ShouldHaveSingleItem().Nth.ShouldBe(7);
            mock.Engine.Dispose();
        }
    }

    [Theory]
    [InlineData("edition")]
    [InlineData("seed")]
    [InlineData("job-duration")]
    [InlineData("inventory")]
    public void A_state_with_other_start_options_is_rejected(string option)
    {
        using var keeping = new StateFileHarness();
        var group = keeping.Start().AddGroup();
        keeping.Stop();

        Should.Throw<IncompatibleStateException>(() => keeping.Start(options =>
        {
            options.Edition = option == "edition" ? "otc" : options.Edition;
            options.Seed = option == "seed" ? 2 : options.Seed;
            options.JobDuration = option == "job-duration" ? TimeSpan.Zero : options.JobDuration;
            options.Inventory = option == "inventory" ? System.Text.Json.JsonDocument.Parse("{}").RootElement : null;
        })).Message.ShouldContain($"--{option}");

        keeping.Start().Group(group).Text("status").ShouldBe("available");
    }

    [Fact]
    public void A_file_in_use_by_another_mock_is_rejected()
    {
        using var keeping = new StateFileHarness();
        var first = keeping.Start();

        Should.Throw<IOException>(() => new MockHarness(options => options.State = keeping.File)).Message
            .ShouldContain("is in use by another process");

        first.AddGroup();
    }

    [Fact]
    public void A_path_that_cannot_be_created_is_reported()
    {
        using var keeping = new StateFileHarness();

        Should.Throw<IncompatibleStateException>(() => new MockHarness(options => options.State = Path.GetDirectoryName(keeping.File)))
            .Message.ShouldContain("is a folder");
        Should.Throw<IOException>(() => new MockHarness(options => options.State = Path.Combine(keeping.File, "deeper"))).Message
            .ShouldStartWith("--state: ");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(-1)]
    public void A_truncated_file_is_rejected_and_not_changed(int length)
    {
        using var keeping = new StateFileHarness();
        keeping.Start().AddProtectedGroup();
        keeping.Stop();
        var bytes = File.ReadAllBytes(keeping.File)[..(length < 0 ? ^4096 : length)];
        File.WriteAllBytes(keeping.File, bytes);

        Should.Throw<IncompatibleStateException>(() => keeping.Start());

        File.ReadAllBytes(keeping.File).ShouldBe(bytes);
    }

    [Fact]
    public void A_damaged_byte_is_detected_at_the_start_or_has_no_effect()
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start();
        mock.AddProtectedGroup();
        keeping.Stop();
        mock = keeping.Start();
        mock.Inventory.Remove("volumes", mock["volume_a"]);
        mock.Engine.Faults.Add(new() { Operation = "ShowQuota", Nth = 3, Status = 503 });
        var state = mock.Engine.GetStateJson(null);
        keeping.Crash();
        var whole = File.ReadAllBytes(keeping.File);
        var noticed = 0;
        for (var at = 0; at < whole.Length; at += 97)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 0x20;
            File.WriteAllBytes(keeping.File, bytes);
            try
            {
                keeping.Start().Engine.GetStateJson(null).ShouldBe(state, $"byte {at} is wrong, and it was not noticed");
                keeping.Crash();
            }
            catch (IncompatibleStateException)
            {
                noticed++;
                File.ReadAllBytes(keeping.File).ShouldBe(bytes);
            }
        }

        noticed.ShouldBeGreaterThan(10);
    }

    // SQLite's own numbers: in WAL mode 1 waits for the operating system, and 2 for the disk.
    [Theory]
    [InlineData(null, "2")]
    [InlineData(StateDurability.Full, "2")]
    [InlineData(StateDurability.Normal, "1")]
    public void A_write_waits_for_the_disk_by_default(StateDurability? sync, string expected)
    {
        using var keeping = new StateFileHarness();
        var mock = keeping.Start(options => options.StateDurability = sync ?? options.StateDurability);
        var store = (SqliteStore)mock.Engine.Projects.CommandLog;

        store.Enqueue("pragma synchronous").ShouldBe([expected]);
        store.Enqueue("pragma journal_mode").ShouldBe(["wal"]);
    }

    [Fact]
    public void State_sync_does_not_apply_to_a_database()
    {
        Should.Throw<IncompatibleStateException>(
            () => new MockHarness(
                options => (options.State, options.StateDurability) = ("postgres://me@127.0.0.1:1/db", StateDurability.Normal)))
            .Message.ShouldBe("--state-sync: applies to a state file only; for a database, set its synchronous_commit");
    }

    [Fact]
    public void Only_the_owner_can_access_a_state_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        using var keeping = new StateFileHarness();
        keeping.Start();

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(keeping.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
