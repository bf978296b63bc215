namespace SdrsMock.Conformance.Reports;

/// <summary>Numbers with their noun.</summary>
internal static class Pluralizer
{
    public static string Format(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
