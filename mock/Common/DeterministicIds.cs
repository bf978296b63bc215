using System.Globalization;
using System.Text;

namespace SdrsMock.Common;

/// <summary>Generates ids from seed, kind and name alone, so that they are the same on every machine and in every run.</summary>
internal static class DeterministicIds
{
    /// <summary>A lower-case UUID in the format of RFC 4122, version 4.</summary>
    public static string Uuid(long seed, string kind, string name)
    {
        var state = Hash(seed, kind, name);
        return SplitMix64.ToUuid(Next(ref state), Next(ref state));
    }

    /// <summary>A MAC address with OpenStack's prefix for ports, <c>fa:16:3e</c>.</summary>
    public static string Mac(long seed, string name)
    {
        var number = Number(seed, "mac", name);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"fa:16:3e:{(number >> 16) & 255:x2}:{(number >> 8) & 255:x2}:{number & 255:x2}");
    }

    /// <summary>A number that is evenly distributed over 32 bits.</summary>
    public static uint Number(long seed, string kind, string name)
    {
        var state = Hash(seed, kind, name);
        return (uint)(Next(ref state) >> 32);
    }

    /// <summary>FNV-1a over the three parts.</summary>
    private static ulong Hash(long seed, string kind, string name)
    {
        var hash = 14695981039346656037ul;
        foreach (var part in Encoding.UTF8.GetBytes($"{seed}/{kind}/{name}"))
        {
            hash = (hash ^ part) * 1099511628211ul;
        }

        return hash;
    }

    private static ulong Next(ref ulong state) => SplitMix64.Mix(state += SplitMix64.Increment);
}
