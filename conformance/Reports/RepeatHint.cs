using System.Text.RegularExpressions;
using SdrsMock.Conformance.Reports.Model;

namespace SdrsMock.Conformance.Reports;

/// <summary>What the curl commands of a report need: a mock to send them to, and values for their shell variables.</summary>
internal static partial class RepeatHint
{
    /// <summary>The lines for the failures of a run; none if no command needs anything.</summary>
    public static IEnumerable<string> GetLines(RunReport run)
    {
        var requests = run.Failures.SelectMany(FailureFormatter.FormatSteps).Select(step => step.Request).OfType<RequestReport>().ToList();
        var variables = requests.SelectMany(CurlCommand.FindVariables).Distinct().Order(StringComparer.Ordinal).ToList();
        var embedded = requests.Find(request => request.IsEmbedded is true);
        if (embedded is not null)
        {
            yield return "To repeat a request of the embedded mock, start a mock:";
            yield return "  sdrs-mock --port 5080 --auth verify";
        }

        if (variables.Remove(CurlCommand.Token))
        {
            var first = embedded ?? requests.First(request => CurlCommand.FindVariables(request).Contains(CurlCommand.Token));
            foreach (var line in DescribeToken(run, first))
            {
                yield return line;
            }
        }

        if (variables.Count > 0)
        {
            yield return $"Set {string.Join(", ", variables.Select(name => $"${name}"))}: reports do not show secrets.";
        }
    }

    private static IEnumerable<string> DescribeToken(RunReport run, RequestReport request)
    {
        if (run.Coverage.Source != CoverageReport.ByMock && request.IsEmbedded is not true)
        {
            yield return "Set $TOKEN to a token of the project in the URL.";
            yield break;
        }

        var url = request.IsEmbedded is true ? CurlCommand.ReaderMock : CurlCommand.GetBase(request.Url);
        yield return "Set $TOKEN to a token of the project in the URL:";
        yield return $"  PROJECT={(Project().Match(request.Url) is { Success: true, Value: var project } ? project : "")}";
        yield return $"  TOKEN=$(curl -s \"{url}/__sdrs/variables?project_id=$PROJECT\" | "
            + """tr -d '"{}' | tr ',' '\n' | sed -n 's/^token://p')""";
    }

    [GeneratedRegex("(?<=/)[0-9a-f]{32}(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Project();
}
