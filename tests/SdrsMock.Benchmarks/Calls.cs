using System.Globalization;
using System.Text;
using SdrsMock.Engine;

namespace SdrsMock.Benchmarks;

/// <summary>What a call costs in the engine alone, without a wire: where the time of <see cref="Throughput"/> goes.</summary>
internal static class Calls
{
    private const int Times = 30_000;

    public static int Run()
    {
        var engine = new MockEngine(new() { JobDuration = TimeSpan.Zero, Inventory = Subject.ManyServers });
        // The first projects warm the code up, until the last tier of the compiler; the last one is measured.
        const int Projects = 6;
        for (var project = 1; project <= Projects; project++)
        {
            Play(engine, $"{project:x32}", report: project == Projects);
            engine.Reset($"{project:x32}");
        }

        return 0;
    }

    private static void Play(MockEngine engine, string project, bool report)
    {
        var variables = engine.VariablesOf(project);
        var token = variables["token"];
        Send(engine, "POST", $"/v1/{project}/server-groups", token, $$$"""
            {"server_group":{"name":"group","source_availability_zone":"cn-north-4a","target_availability_zone":"cn-north-4b","domain_id":"{{{variables["domain_id"]}}}","source_vpc_id":"vpc"}}
            """);
        Send(engine, "GET", $"/v1/{project}/server-groups", token, "");
        var group = engine.Worlds.Of(project).Groups.Single().Id;
        Measure(report, "CreateProtectedInstance", number => Send(engine, "POST", $"/v1/{project}/protected-instances", token, $$$"""
            {"protected_instance":{"server_group_id":"{{{group}}}","server_id":"{{{Subject.ServerId(number)}}}","name":"instance","description":"a description","tags":[{"key":"env","value":"test"},{"key":"owner","value":"nobody"}]}}
            """));
        Measure(report, "refused by a late rule", number => Send(engine, "POST", $"/v1/{project}/protected-instances", token, $$$"""
            {"protected_instance":{"server_group_id":"{{{group}}}","server_id":"{{{Subject.ServerId(Times + 1)}}}","name":"instance","description":"a description","tags":[{"key":"env","value":"test"},{"key":"env","value":"nobody"}]}}
            """));
        var instance = engine.Worlds.Of(project).Instances.First().Id;
        Measure(report, "ShowProtectedInstance", _ => Send(engine, "GET", $"/v1/{project}/protected-instances/{instance}", token, ""));
        Measure(report, "refused for its name", _ => Send(engine, "POST", $"/v1/{project}/protected-instances", token, """{"protected_instance":{"server_group_id":"a","server_id":"b","name":"?"}}"""));
    }

    private static void Measure(bool report, string name, Func<int, Reply> call)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        GC.Collect();
        var (collections, survived) = (GC.CollectionCount(0), GC.GetTotalMemory(forceFullCollection: true));
        var (paused, busy) = (GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime);
        for (var number = 0; number < Times; number++)
        {
            call(number);
        }

        if (report)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{(Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / Times,8:F2} µs of processor{(GC.GetTotalPauseDuration() - paused).TotalMicroseconds / Times,8:F2} µs of collection{(GC.GetAllocatedBytesForCurrentThread() - allocated) / Times,8} bytes allocated{(GC.GetTotalMemory(forceFullCollection: true) - survived) / Times,8} kept{GC.CollectionCount(0) - collections,6} collections"));
        }
    }

    private static Reply Send(MockEngine engine, string method, string path, string token, string body) => engine.Pipeline.Answer(new()
    {
        Id = "0123456789abcdef0123456789abcdef",
        Method = method,
        RawPath = path,
        RawQuery = "",
        Header = name => name == "X-Auth-Token" ? token : null,
        Body = Encoding.UTF8.GetBytes(body),
        BaseUrl = "http://127.0.0.1",
    });
}
