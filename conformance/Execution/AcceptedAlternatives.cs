using System.Globalization;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// Reads the alternatives of a constraint in the catalog: <c>SDRS.0002</c>, <c>APIGW.0301 (401)</c>, <c>generic 405</c>,
/// <c>itemNotFound/404</c>, <c>SDRS.1381 to SDRS.1386</c>.
/// </summary>
internal static partial class AcceptedAlternatives
{
    /// <summary>
    /// The alternatives of the constraints that a step covers; without <c>covers</c>, those of all constraints with its code. The code
    /// of the constraint is included, for a step that expects the code of a special case. Alternatives are accepted if the code of the
    /// constraint is a judgement, or if the step marks its code with <c>~</c>.
    /// </summary>
    public static IEnumerable<AcceptedAlternative> For(Step step, Expectation expected) =>
        (step.Covers.Count > 0
            ? step.Covers.Select(Catalog.Constraint).OfType<ConstraintEntry>()
            : Catalog.Constraints.Where(entry => entry.Code == expected.Code && (entry.Operation == step.Call || entry.Operation == "*")))
        .Where(entry => expected.IsSoft || entry.IsJudgement)
        .SelectMany(entry => Read($"{entry.Code} {entry.Alternatives}"));

    public static IEnumerable<AcceptedAlternative> Read(string text)
    {
        foreach (Match match in Alternative().Matches(text))
        {
            var (first, last, status) = (match.Groups["code"].Value, match.Groups["last"].Value, match.Groups["status"].Value);
            int? number = status.Length > 0 ? int.Parse(status) : null;
            if (first.Length == 0)
            {
                yield return new(number, null);
            }
            else
            {
                var (family, from) = (first[..^4], int.Parse(first[^4..]));
                for (var code = from; code <= (last.Length > 0 ? int.Parse(last) : from); code++)
                {
                    yield return new(number, family + code.ToString("0000", CultureInfo.InvariantCulture));
                }
            }
        }
    }

    [GeneratedRegex(
        @"(?<code>(?:SDRS|APIGW)\.\d{4})(?: to (?:SDRS|APIGW)\.(?<last>\d{4}))?(?: \((?:HTTP )?(?<status>\d{3})\))?"
        + @"|(?:generic |itemNotFound/)(?<status>\d{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Alternative();
}
