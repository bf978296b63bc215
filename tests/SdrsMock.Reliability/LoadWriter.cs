using System.Text.Json;

namespace SdrsMock.Reliability;

/// <summary>
/// One connection that writes and remembers what was acknowledged: disks that it adds, pairs that it makes of them, and the name
/// of a group of its own. Everything it makes has a name that is made once.
/// </summary>
internal sealed class LoadWriter(int number)
{
    private readonly List<string> _disks = [];
    private readonly List<string> _jobs = [];
    private string? _group;
    private string? _name;
    private string? _tried;
    private int _made;

    /// <summary>How many writes were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Writes until the mock is gone.</summary>
    public async Task Write(Uri url, string projectId)
    {
        try
        {
            using var project = await Project.AtAsync(url, projectId);
            _group ??= await MakeGroup(project);
            while (true)
            {
                await Once(project);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // What was in flight may have been carried out or not.
        }
    }

    /// <summary>What was acknowledged and is not there, or is there twice; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> Compare(Project project, JsonElement inventory)
    {
        // The disk at the other end of a pair has the same name.
        var names = inventory.GetProperty("volumes")
            .EnumerateArray()
            .Where(disk => disk.GetProperty("availability_zone").GetString() == project.Variables["source_az"])
            .Select(disk => disk.GetProperty("name").GetString()!)
            .Where(name => name.StartsWith($"w{number}-", StringComparison.Ordinal))
            .ToList();
        List<string> wrong = [
            .. _disks.Except(names).Select(name => $"disk {name} was acknowledged and is not there"),
            .. names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => $"disk {same.Key} is there {same.Count()} times"),
            .. names.Count > _disks.Count + 1
                ? [$"{names.Count} disks are there, {_disks.Count} were acknowledged"]
                : Array.Empty<string>(),
        ];
        foreach (var job in _jobs)
        {
            try
            {
                await project.Call(HttpMethod.Get, $"/jobs/{job}");
            }
            catch (RejectedException)
            {
                wrong.Add($"job {job} was acknowledged and is not there");
            }
        }

        if (_name is not null
            && (await project.Call(HttpMethod.Get, $"/server-groups/{_group}"))
                .GetProperty("server_group")
                .GetProperty("name")
                .GetString() is var shown
            && shown != _name
            && shown != _tried)
        {
            wrong.Add($"group {_group} was renamed to {_name} and is called {shown}");
        }

        // From here on the name is known; old jobs are identified by the disks and pairs that they created.
        _jobs.Clear();
        _disks.Clear();
        _disks.AddRange(names);
        _name = null;
        return wrong;
    }

    private async Task Once(Project project)
    {
        var name = $"w{number}-{++_made}";
        var disk = await project.Steer(
            HttpMethod.Post, "inventory/volumes", new { name, size = 10, availability_zone = project.Variables["source_az"] });
        _disks.Add(name);
        var accepted = await project.Call(
            HttpMethod.Post, "/replications",
            new
            {
                replication = new { server_group_id = _group, volume_id = disk.GetProperty("id").GetString(), name = $"pair-of-{name}" },
            });
        _jobs.Add(accepted.GetProperty("job_id").GetString()!);
        _tried = $"{name}-named";
        await project.Call(HttpMethod.Put, $"/server-groups/{_group}", new { server_group = new { name = _tried } });
        _name = _tried;
        Acknowledged += 3;
    }

    private async Task<string> MakeGroup(Project project)
    {
        await project.Steer(HttpMethod.Patch, "inventory/quotas/server_groups", new { quota = -1 });
        await project.Steer(HttpMethod.Patch, "inventory/quotas/replications", new { quota = -1 });
        await project.Steer(HttpMethod.Patch, "inventory/quotas/unattached_replications", new { quota = -1 });
        var accepted = await project.Call(HttpMethod.Post, "/server-groups", new
        {
            server_group = new
            {
                name = $"w{number}",
                source_availability_zone = project.Variables["source_az"],
                target_availability_zone = project.Variables["target_az"],
                domain_id = project.Variables["domain_id"],
                source_vpc_id = project.Variables["vpc"],
            },
        });
        while (true)
        {
            var job = await project.Call(HttpMethod.Get, $"/jobs/{accepted.GetProperty("job_id").GetString()}");
            if (job.GetProperty("status").GetString() == "SUCCESS")
            {
                return job.GetProperty("entities").GetProperty("server_group_id").GetString()!;
            }
        }
    }
}
