using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SdrsMock.Benchmarks;

/// <summary>
/// Full load over loopback for minutes: each connection creates an instance, follows its job, shows, lists, tags and deletes it
/// again, and is rejected now and then. Anything that grows here grows without limit.
/// </summary>
internal static class SoakBenchmark
{
    private const int Connections = 32;

    // Between the first and the last sample of a short run lie a hundred thousand requests and more: those who left a
    // hundred bytes each would be seen, and what happens to be under way is far less. Of megabytes and of handles.
    private const double MaxGrowth = 8;
    private const int MaxNewHandles = 16;

    /// <summary>Prints the figures.</summary>
    public static async Task<int> Run(double minutes)
    {
        await Play(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(minutes), options => { });
        return 0;
    }

    /// <summary>
    /// For CI: limits that are reached before the first sample and that a stalled connection does not exceed, and a verdict after ten
    /// seconds.
    /// </summary>
    public static async Task<int> Evaluate()
    {
        var samples = await Play(
            TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(10),
            options => (options.MaxFinishedJobs, options.MaxFailedJobs, options.JournalSize) = (5000, 100, 500));
        var (first, last) = (samples[0], samples[^1]);
        if (last.Heap <= first.Heap + MaxGrowth && last.Handles <= first.Handles + MaxNewHandles)
        {
            return 0;
        }

        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"something grows: heap {first.Heap:F1} to {last.Heap:F1} MB, handles {first.Handles} to {last.Handles}"));
        return 1;
    }

    private static async Task<List<Sample>> Play(TimeSpan interval, TimeSpan duration, Action<MockOptions> limits)
    {
        await using var mock = await LoadTarget.StartAsync(limits);
        var project = await mock.NewProject();
        var requests = new long[Connections];
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Connections)
            .Select(connection => Task.Run(() => Live(mock.Server.Url, project, connection, requests, stop.Token)))
            .ToList();
        Console.WriteLine($"{"minutes",8}{"requests",12}{"per second",12}{"heap MB",10}{"process MB",12}{"handles",9}{"threads",9}");
        List<Sample> samples = [];
        var (clock, before) = (Stopwatch.StartNew(), 0L);
        while (clock.Elapsed < duration && !clients.Exists(client => client.IsFaulted))
        {
            var began = clock.Elapsed;
            await Task.WhenAny([Task.Delay(interval), .. clients]);
            var response = requests.Sum();
            var pace = (response - before) / (clock.Elapsed - began).TotalSeconds;
            using var process = Process.GetCurrentProcess();
            samples.Add(new(GC.GetTotalMemory(forceFullCollection: true) / 1e6, process.HandleCount));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{clock.Elapsed.TotalMinutes,8:F2}{response,12}{pace,12:F0}{samples[^1].Heap,10:F1}"
                    + $"{process.WorkingSet64 / 1e6,12:F1}{samples[^1].Handles,9}{process.Threads.Count,9}"));
            before = response;
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        return samples;
    }

    private static async Task Live(Uri url, LoadTarget.Project project, int connection, long[] requests, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = new(url, $"/v1/{project.Id}/") };
        client.DefaultRequestHeaders.Add("X-Auth-Token", project.Token);
        var server = LoadTarget.ServerId(1 + connection);
        while (!stop.IsCancellationRequested)
        {
            var job = await Text(
                Send(HttpMethod.Post, "protected-instances",
                    $$$"""{"protected_instance":{"server_group_id":"{{{project.GroupId}}}","server_id":"{{{server}}}","name":"instance","tags":[{"key":"env","value":"test"}]}}"""), "job_id");
            var instance = await Text(Send(HttpMethod.Get, $"jobs/{job}"), "entities", "protected_instance_id");
            await Send(HttpMethod.Get, $"protected-instances/{instance}");
            await Send(HttpMethod.Get, "protected-instances?limit=5");
            await Send(HttpMethod.Post, $"protected-instances/{instance}/tags", """{"tag":{"key":"owner","value":"operations"}}""");
            await Send(HttpMethod.Post, "protected-instances/resource_instances/action",
                """{"action":"count","tags":[{"key":"owner","values":["operations"]}]}""");
            await Send(HttpMethod.Post, "protected-instances", """{"protected_instance":{"name":"?"}}""", status: 400);
            await Send(HttpMethod.Get, "protected-instances/no-such-instance", status: 400);
            await Send(HttpMethod.Delete, $"protected-instances/{instance}", """{"delete_target_server":true}""");
            await Send(HttpMethod.Get, "server-groups");
        }

        async Task<JsonElement> Send(HttpMethod method, string path, string? body = null, int? status = null)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var response = await client.SendAsync(request, CancellationToken.None);
            requests[connection]++;
            if (status is null ? !response.IsSuccessStatusCode : (int)response.StatusCode != status)
            {
                throw new InvalidOperationException(
                    $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(CancellationToken.None)}");
            }

            return response.StatusCode is System.Net.HttpStatusCode.NoContent
                ? default
                : await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
        }
    }

    private static async Task<string> Text(Task<JsonElement> response, params string[] path) =>
        path.Aggregate(await response, (json, member) => json.GetProperty(member)).GetString()!;

    /// <param name="Heap">Megabytes that a collection leaves.</param>
    /// <param name="Handles">Open handles of the process.</param>
    private readonly record struct Sample(double Heap, int Handles);
}
