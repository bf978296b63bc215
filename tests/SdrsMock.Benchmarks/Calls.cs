using System.Globalization;
using SdrsMock.Engine;

namespace SdrsMock.Benchmarks;

/// <summary>What a call costs in the engine alone, without a wire: where the time of <see cref="Throughput"/> goes.</summary>
internal static class Calls
{
    private const int Times = 30_000;
    private const int Projects = 5;

    public static int Run()
    {
        var engine = InProcess.Engine(Times + 1);
        // The first projects warm the code up, until the last tier of the compiler; the last one is measured.
        for (var project = 1; project <= Projects; project++)
        {
            Play(engine, project, report: project == Projects);
            engine.Reset($"{project:x32}");
        }

        return 0;
    }

    private static void Play(MockEngine engine, int number, bool report)
    {
        var project = new InProcess(engine, number);
        Measure(report, "CreateProtectedInstance", _ => project.Create());
        var late = $$$"""
            {"protected_instance":{"server_group_id":"{{{project.GroupId}}}","server_id":"{{{Subject.ServerId(Times)}}}","name":"instance","description":"a description","tags":[{"key":"env","value":"test"},{"key":"env","value":"nobody"}]}}
            """;
        Measure(report, "refused by a late rule", _ => project.Send("POST", "protected-instances", late));
        var instance = $"protected-instances/{project.NewestInstance()}";
        Measure(report, "ShowProtectedInstance", _ => project.Send("GET", instance));
        Measure(report, "refused for its name", _ => project.Send("POST", "protected-instances", """{"protected_instance":{"server_group_id":"a","server_id":"b","name":"?"}}"""));
    }

    private static void Measure(bool report, string name, Func<int, Reply> call)
    {
        var cost = Cost.Of(Times, call);
        if (report)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{cost.Microseconds,8:F2} µs of processor{cost.Allocated,8} bytes allocated{cost.Kept,8} kept{cost.Collections,6} collections"));
        }
    }
}
