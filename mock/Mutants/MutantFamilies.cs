namespace SdrsMock.Mutants;

/// <summary>The names of the families.</summary>
internal static class MutantFamilies
{
    /// <summary>The names of all families.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<MutantFamily>().Select(NameOf)];

    /// <summary>The name of a family in JSON, in-process and on the command line.</summary>
    public static string NameOf(MutantFamily family) => family.ToString().ToLowerInvariant();
}
