using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>One check of a response: <c>status=SUCCESS</c>, <c>name!=old</c>, <c>id~=^[0-9a-f]{32}$</c>, <c>server_groups#=2</c>.</summary>
internal sealed record Check(FieldPath Path, string Operator, string Expected)
{
    public const string Present = "*";
    public const string Is = "=";
    public const string IsNot = "!=";
    public const string Matches = "~=";
    public const string Counts = "#=";

    private static readonly Dictionary<string, string> s_noData = [];
    private static readonly string[] s_operators = [IsNot, Matches, Counts, Is];

    /// <summary>Whether the value is a response header.</summary>
    public bool IsHeader => FieldPath.IsHeader(Path.Text);

    /// <param name="cell">The cell.</param>
    /// <param name="data">The values of the data row, which are inserted after the cell is split.</param>
    /// <exception cref="FormatException">The cell is not a list of checks.</exception>
    public static IReadOnlyList<Check> ParseAll(string cell, IReadOnlyDictionary<string, string>? data = null) =>
        [.. AssignmentList.Parse(Variables.ReplaceItems(cell, data ?? s_noData), s_operators).Select(item => Create(
            FieldPath.ParseFieldOrHeader(item.Name, data), item.Operator, Variables.Replace(item.Text, data ?? s_noData)))];

    public override string ToString() => $"{Path.Text}{Operator}{Expected}";

    /// <summary>
    /// Rejects an expected value that the operator does not support. A value with variables is verified when they are set.
    /// </summary>
    /// <exception cref="FormatException">The value is not supported.</exception>
    public void Verify(string expected)
    {
        if (Operator == Counts && !int.TryParse(expected, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new FormatException($"'{Path.Text}#=' requires the number of items, not '{expected}'");
        }

        if (Operator == Matches)
        {
            VerifyExpression(expected);
        }
    }

    private static Check Create(FieldPath path, string symbol, string expected)
    {
        var check = new Check(path, symbol, expected);
        if (symbol != Counts || !Variables.NamesIn(expected).Any())
        {
            check.Verify(expected);
        }

        return check;
    }

    private static void VerifyExpression(string pattern)
    {
        try
        {
            // Regex caches the pattern for its static methods.
            _ = Regex.IsMatch("", pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException exception)
        {
            // "Invalid pattern '[' at offset 1. Unterminated [] set.": only the reason is needed.
            var reason = exception.Message.Split(". ", 2)[^1].TrimEnd('.');
            throw new FormatException(
                $"'{pattern}' is not a regular expression: {reason}; correct it, or write '=' to compare the text");
        }
    }
}
