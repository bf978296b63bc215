using System.Globalization;
using System.Text.RegularExpressions;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>Reads whole numbers, also as a spreadsheet shows them in a column with decimals: <c>1.0</c>, <c>1,0</c>.</summary>
internal static partial class WholeNumber
{
    public static bool TryParse(string text, out int number) => int.TryParse(
        Decimals().Replace(text, ""), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"[.,]0+$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();
}
