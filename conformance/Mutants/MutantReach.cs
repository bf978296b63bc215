using System.Text.Json;

namespace SdrsMock.Conformance.Mutants;

/// <summary>Which mutants some calls reach, as a mock without a mutant observed.</summary>
/// <param name="Reached">The ids of the mutants whose operation was called, or whose constraint was violated.</param>
/// <param name="Changing">The ids of those that would have changed something.</param>
internal sealed record MutantReach(IReadOnlySet<string> Reached, IReadOnlySet<string> Changing)
{
    /// <summary>No mutant.</summary>
    public static MutantReach None { get; } = new(new HashSet<string>(), new HashSet<string>());

    /// <summary>Reads the list of a mock.</summary>
    public static MutantReach Read(JsonElement list)
    {
        var (reached, changing) = (new HashSet<string>(), new HashSet<string>());
        foreach (var item in list.GetProperty("mutants").EnumerateArray())
        {
            var id = item.GetProperty("id").GetString()!;
            reached.Add(id);
            if (item.GetProperty("changes").GetBoolean())
            {
                changing.Add(id);
            }
        }

        return new(reached, changing);
    }
}
