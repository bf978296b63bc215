using System.Globalization;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// The names of scenarios as test cases of build servers. They are unique in a run and the same in each run, so that a build server can
/// show the history of a case.
/// </summary>
internal static class CaseNames
{
    /// <summary>
    /// For each scenario the class, which is its relative path with dots, and the name. A scenario that occurs again, because it is
    /// repeated or because data rows have equal labels, has a number.
    /// </summary>
    public static IReadOnlyList<(ScenarioReport Scenario, string Class, string Name)> For(IReadOnlyList<ScenarioReport> scenarios)
    {
        var used = new HashSet<(string, string)>();
        var occurrences = new Dictionary<(string, string), int>();
        var cases = new List<(ScenarioReport, string, string)>(scenarios.Count);
        foreach (var scenario in scenarios)
        {
            var (type, name) = (GetClass(scenario.File), scenario.Name);
            while (!used.Add((type, name)))
            {
                var key = (type, scenario.Name);
                occurrences[key] = occurrences.GetValueOrDefault(key, 1) + 1;
                name = string.Create(CultureInfo.InvariantCulture, $"{scenario.Name} ({occurrences[key]})");
            }

            cases.Add((scenario, type, name));
        }

        return cases;
    }

    /// <summary>The path below the current directory with dots, such as <c>scenarios.drills</c> and <c>five[Sheet1]</c>.</summary>
    private static string GetClass(string file)
    {
        var path = Workbook.GetFile(file);
        var sheet = file[path.Length..];
        var relative = Path.IsPathRooted(path) ? Path.GetRelativePath(Directory.GetCurrentDirectory(), path) : path;
        var segments = Path.ChangeExtension(relative, null).Split('/', '\\').Where(segment => segment is not ("" or "." or ".."));
        return string.Join('.', segments) + sheet;
    }
}
