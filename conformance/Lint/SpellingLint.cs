using System.Text.RegularExpressions;
using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Lint;

/// <summary>
/// Finds names and separators that are valid, but probably not meant: a field with a capital, which is taken as a header, and a comma
/// where a semicolon separates assignments.
/// </summary>
internal static partial class SpellingLint
{
    public static IEnumerable<LintFinding> Check(Scenario scenario, Step step)
    {
        LintFinding Warning(string column, string message) => LintFinding.CreateWarning(scenario.File, step.Row, column, message);

        foreach (var item in step.With)
        {
            if (FindField(step.Target, item.Name) is { } name)
            {
                yield return Warning("with", DescribeHeader(item.Name, name, step.Call));
            }

            if (item.Text is ['(', '0', ..] && CellValue.IsRepetition(item.Text, out var repeated) && repeated.Length == 0)
            {
                yield return Warning("with", $"'{item.Text}' repeats its text no time; write (empty) for an empty text");
            }

            if (FindComma(item.Text, other => IsInput(step.Target, other)) is { } assignment)
            {
                yield return Warning("with", DescribeComma(assignment, item.Name));
            }
        }

        if (step.Target is not CallTarget.Operation(var operation))
        {
            yield break;
        }

        var fields = ResponseSchemaFields.ForOperation(operation);
        foreach (var check in step.Checks)
        {
            if (FindField(fields, check.Path) is { } name)
            {
                yield return Warning("check", DescribeHeader(check.Path.Text, name, $"the response of {step.Call}"));
            }

            if (FindComma(check.Expected, fields) is { } other)
            {
                yield return Warning("check", DescribeComma(other, check.Path.Text));
            }
        }

        foreach (var capture in step.Captures)
        {
            if (FindField(fields, capture.Path) is { } name)
            {
                yield return Warning("save", DescribeHeader(capture.Path.Text, name, $"the response of {step.Call}"));
            }

            if (FindComma(capture.Path.Text, _ => true) is { } other)
            {
                yield return Warning("save", DescribeComma(other, capture.Variable));
            }
        }
    }

    private static string DescribeHeader(string written, string name, string owner) =>
        $"'{written}' is taken as a header, because it begins with a capital, but {owner} has '{name}'; write '{name}'";

    private static string DescribeComma(string assignment, string name) =>
        $"'{assignment}' is part of the value of '{name}', because it follows a comma; separate assignments with semicolons";

    private static string? FindField(CallTarget target, string name) =>
        FieldPath.IsHeader(name) && target is CallTarget.Operation
            ? WithValidator.GetNames(target).FirstOrDefault(
                known => known.Equals(name, StringComparison.OrdinalIgnoreCase) && known != name)
            : null;

    private static string? FindField(ResponseSchemaFields fields, FieldPath path) =>
        path.Text is [var first, .. var rest] && path.IsHeaderName && Parse($"{char.ToLowerInvariant(first)}{rest}") is { } lower
            ? new[] { lower, Parse(path.Text.ToLowerInvariant()) }.OfType<FieldPath>().FirstOrDefault(fields.Has)?.Text
            : null;

    private static FieldPath? Parse(string text)
    {
        try
        {
            return FieldPath.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? FindComma(string value, ResponseSchemaFields fields) =>
        FindComma(value, name => Parse(name) is { } path && fields.Has(path));

    // Inside JSON and quotes a comma is part of the value.
    private static string? FindComma(string value, Func<string, bool> isName) =>
        value is ['[' or '"', ..] || (value is ['{', ..] && !Variables.StartsWithReference(value))
        ? null
        : FollowingAssignment().Matches(value).FirstOrDefault(match => isName(match.Groups[1].Value))?.Value.TrimStart(',', ' ');

    private static bool IsInput(CallTarget target, string name) => target switch
    {
        CallTarget.Operation => FieldPath.IsHeader(name) || WithValidator.GetNames(target).Contains(name.Split('.', '[')[0]),
        CallTarget.ControlPlane => true,
        _ => false,
    };

    [GeneratedRegex(@",\s*([A-Za-z_][A-Za-z0-9_.-]*(?:\[[^\]]*\][A-Za-z0-9_.]*)*)\s*(?:!|~|\#)?=", RegexOptions.CultureInvariant)]
    private static partial Regex FollowingAssignment();
}
