using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>One demand on the answer: <c>status=SUCCESS</c>, <c>name!=old</c>, <c>id~=^[0-9a-f]{32}$</c>, <c>server_groups#=2</c>.</summary>
internal sealed record Check(FieldPath Path, string Operator, string Expected)
{
    public const string Present = "*";
    public const string Is = "=";
    public const string IsNot = "!=";
    public const string Matches = "~=";
    public const string Counts = "#=";

    private static readonly string[] s_operators = [IsNot, Matches, Counts, Is];

    /// <summary>Whether the value stands in a header of the answer.</summary>
    public bool ForHeader => FieldPath.IsHeader(Path.Text);

    /// <exception cref="FormatException">The cell is no list of checks.</exception>
    public static IReadOnlyList<Check> ParseAll(string cell) =>
        [.. AssignmentList.Parse(cell, s_operators).Select(item => Create(item.Name, item.Operator, item.Text))];

    public override string ToString() => $"{Path.Text}{Operator}{Expected}";

    /// <summary>Refuses a text that the operator cannot be asked with; what variables fill is known only later.</summary>
    /// <exception cref="FormatException">It says why.</exception>
    public void Verify(string wanted)
    {
        if (Operator == Counts && !int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new FormatException($"'{Path.Text}#=' wants the number of items, not '{wanted}'");
        }

        if (Operator == Matches)
        {
            VerifyExpression(wanted);
        }
    }

    private static Check Create(string path, string symbol, string wanted)
    {
        var check = new Check(FieldPath.IsHeader(path) ? new(path, []) : FieldPath.Parse(path), symbol, wanted);
        if (symbol != Counts || !Variables.NamesIn(wanted).Any())
        {
            check.Verify(wanted);
        }

        return check;
    }

    private static void VerifyExpression(string wanted)
    {
        try
        {
            // Regex keeps what it has parsed once for its static methods.
            _ = Regex.IsMatch("", wanted, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"'{wanted}' is no regular expression: {exception.Message}");
        }
    }
}
