using System.Globalization;
using SdrsMock.Engine;
using SdrsMock.Http;

namespace SdrsMock.Benchmarks;

/// <summary>Whether a call costs more the more there is: many instances in a project, many projects, many finished jobs.</summary>
internal static class StateSizeBenchmark
{
    private const int Small = 100;
    private const int Large = 100_000;
    private const int Projects = 10_000;
    private const int Jobs = 1_000_000;
    private const int Rounds = 9;

    public static int Run(BenchmarkSize effort)
    {
        Console.WriteLine($"processor time of a call in the engine, medians of {effort.Rounds(Rounds)} interleaved rounds");
        Instances(effort.Times(Large), effort.Rounds(Rounds));
        ManyProjects(effort.Times(Projects), effort.Rounds(Rounds));
        FinishedJobs(effort.Times(Jobs), effort.Rounds(Rounds));
        return 0;
    }

    private static void Instances(int many, int rounds)
    {
        var engine = InProcessTarget.Engine(many + (rounds * 201));
        var large = Filled(engine, number: 1, many);
        Console.WriteLine($"{"instances in the project",-34}{Small,12:N0}{many,12:N0}   ratio");
        var sides = Enumerable.Range(0, rounds).Select(round => (Few: Filled(engine, 2 + round, Small), Many: large)).ToList();
        Report("ShowProtectedInstance", sides, 3000, project => Named(project, $"protected-instances/{project.NewestInstance()}"));
        Report("ListProtectedInstances, a page", sides, 1000, project => Named(project, "protected-instances?limit=20&offset=40"));
        Report(
            "ListProtectedInstances, of a group", sides, 1000,
            project => Named(project, $"protected-instances?limit=20&server_group_id={project.GroupId}"));
        Report("ListProtectedInstancesByTags", sides, 1000,
            project => _ =>
                project.Send("POST", "protected-instances/resource_instances/action",
                    """{"action":"filter","tags":[{"key":"env","values":["rare"]}]}"""));
        Report("ShowJobStatus", sides, 3000, project => Named(project, $"jobs/{InProcessTarget.TextIn(project.Create(), "job_id")}"));
        Report("CreateProtectedInstance", sides, 200, project => _ => project.Create());
    }

    private static void ManyProjects(int many, int rounds)
    {
        var engine = InProcessTarget.Engine(400);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var projects = Enumerable.Range(1, many).Select(number => new InProcessTarget(engine, number)).ToList();
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var next = 0;
        var sides = Enumerable.Range(0, rounds).Select(round => (projects[round], projects[^1])).ToList();
        Console.WriteLine($"{"projects in turn",-34}{1,12:N0}{many,12:N0}   ratio");
        Report("CreateProtectedInstance", sides, many / 50, project => ReferenceEquals(project, projects[^1])
            ? _ => projects[next++ % many].Create()
            : _ => project.Create());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a project with a group keeps {(double)memory / many:F0} bytes"));
    }

    private static void FinishedJobs(int finished, int rounds)
    {
        var engine = InProcessTarget.Engine(1, options => options.MaxFinishedJobs = 2 * finished);
        var (few, many) = (Filled(engine, 1, 1), Filled(engine, 2, 1));
        var jobs = Switching(many);
        for (var job = 0; job < finished; job++)
        {
            jobs(job);
        }

        Console.WriteLine($"{"finished jobs in the project",-34}{"few",12}{finished,12:N0}   ratio");
        Report("StartProtectionGroup and Stop", [.. Enumerable.Repeat((few, many), rounds)], 2000, Switching);
    }

    private static InProcessTarget Filled(MockEngine engine, int number, int instances)
    {
        var project = new InProcessTarget(engine, number);
        for (var server = 0; server < instances; server++)
        {
            project.Create(tag: server < 5 ? "rare" : "test");
        }

        return project;
    }

    private static Func<int, Response> Named(InProcessTarget project, string target) => _ => project.Send("GET", target);

    private static Func<int, Response> Switching(InProcessTarget project) => number =>
        project.Send("POST", $"server-groups/{project.GroupId}/action",
            number % 2 == 0 ? """{"start-server-group":{}}""" : """{"stop-server-group":{}}""");

    private static void Report(
        string name, List<(InProcessTarget Few, InProcessTarget Many)> sides, int times, Func<InProcessTarget, Func<int, Response>> call)
    {
        List<(double Few, double Many)> rounds = [];
        foreach (var (few, many) in sides)
        {
            var (fewCall, manyCall) = (call(few), call(many));
            rounds.Add((CallCost.Time(times, fewCall), CallCost.Time(times, manyCall)));
        }

        // The first rounds warm up.
        var (one, other) = (Median.Compute(rounds[2..], round => round.Few), Median.Compute(rounds[2..], round => round.Many));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-34}{one,9:F2} µs{other,9:F2} µs{Median.Compute(rounds[2..], round => round.Many / round.Few),8:F2}"));
    }
}
