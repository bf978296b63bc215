using CsCheck;
using Xunit.Sdk;

namespace SdrsMock.Tests.Properties;

/// <summary>
/// Holds a property against sequences of steps. The same sequences every time, so that a build is never red by chance:
/// <c>SDRS_PROPERTY_SEED</c> picks others, <c>SDRS_PROPERTY_EFFORT=100</c> plays a hundred times as many.
/// </summary>
internal static class PropertyRunner
{
    /// <summary>What all chance comes from.</summary>
    public static int Seed { get; } = Setting("SDRS_PROPERTY_SEED", 1);

    /// <summary>How many times as much is played.</summary>
    public static int Effort { get; } = Setting("SDRS_PROPERTY_EFFORT", 1);

    /// <summary>Plays sequences until one breaks the property, and says which of its steps are to blame.</summary>
    public static void HoldsFor(Gen<GeneratedCall[]> sequences, int times, Action<GeneratedCall[]> property)
    {
        GeneratedCall[]? breaking = null;
        Parallel.For(0, times * Effort, (number, loop) =>
        {
            var steps = sequences.Generate(new PCG((uint)number, (ulong)Seed), null, out _);
            if (FailureOf(property, steps) is not null)
            {
                breaking = steps;
                loop.Stop();
            }
        });

        if (breaking is not null)
        {
            var blamed = Shrunk(breaking, property);
            throw new XunitException(
                $"broken by {blamed.Length} of {breaking.Length} steps:\n  " +
                    $"{string.Join(",\n  ", blamed.AsEnumerable())}\n{FailureOf(property, blamed)}");
        }
    }

    // Removes steps that are not needed for the failure: long ranges first, then single steps.
    private static GeneratedCall[] Shrunk(GeneratedCall[] steps, Action<GeneratedCall[]> property)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var start = steps.Length - length; start >= 0; start = Math.Min(start - 1, steps.Length - length))
            {
                GeneratedCall[] fewer = [.. steps[..start], .. steps[(start + length)..]];
                if (FailureOf(property, fewer) is not null)
                {
                    steps = fewer;
                }
            }
        }

        return steps;
    }

    private static Exception? FailureOf(Action<GeneratedCall[]> property, GeneratedCall[] steps)
    {
        try
        {
            property(steps);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : otherwise;
}
