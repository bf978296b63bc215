using System.Security.Cryptography;
using System.Text;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Execution;

/// <summary>Identifies a set of scenarios by their content, so that reports of one suite can be told from those of another.</summary>
internal static class SuiteFingerprint
{
    private const int Length = 16;

    /// <summary>A short hash. It depends neither on the folders nor on the order of the scenarios.</summary>
    public static string Compute(IReadOnlyList<Scenario> scenarios)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var scenario in scenarios.Select(Format).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(scenario));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    private static string Format(Scenario scenario)
    {
        var text = new StringBuilder().Append(Path.GetFileName(scenario.File)).Append('\0').Append(scenario.Name).Append('\0');
        foreach (var step in scenario.Steps)
        {
            foreach (var (column, cell) in step.Cells)
            {
                text.Append(column).Append('\0').Append(cell).Append('\0');
            }
        }

        return text.Append('\n').ToString();
    }
}
