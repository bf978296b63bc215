namespace SdrsMock.Common;

/// <summary>SplitMix64: pseudo-random numbers that never repeat within a sequence, and UUIDs made of them.</summary>
internal static class SplitMix64
{
    /// <summary>The distance between the states of successive numbers.</summary>
    public const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>The number of a state.</summary>
    public static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }

    /// <summary>A lower-case UUID in the format of RFC 4122, version 4, of two numbers.</summary>
    public static string ToUuid(ulong first, ulong second)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, first);
        BitConverter.TryWriteBytes(bytes[8..], second);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
