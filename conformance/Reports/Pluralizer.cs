namespace SdrsMock.Conformance.Reports;

/// <summary>Formats a number with its noun in singular or plural.</summary>
internal static class Pluralizer
{
    public static string Format(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
