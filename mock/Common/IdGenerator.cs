using System.Buffers.Binary;

namespace SdrsMock.Common;

/// <summary>
/// A project's sequence of ids: the same calls in the same order return the same ids. Not thread-safe: hold the project lock.
/// </summary>
internal sealed class IdGenerator(ulong seed)
{
    /// <summary>How many numbers have been drawn; part of the saved state.</summary>
    public long DrawnCount { get; set; }

    /// <summary>The next lower-case UUID, in the format of version 4.</summary>
    public string NextUuid() => SplitMix64.ToUuid(NextBits(), NextBits());

    /// <summary>The next 32 lower-case hex characters, the format of job ids.</summary>
    public string NextHex()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, NextBits());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], NextBits());
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The next locally administered MAC address.</summary>
    public string NextMac()
    {
        Span<byte> bytes = stackalloc byte[8];
        Span<char> hex = stackalloc char[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, NextBits());
        Convert.TryToHexStringLower(bytes, hex, out _);
        return $"fa:{hex[..2]}:{hex[2..4]}:{hex[4..6]}:{hex[6..8]}:{hex[8..10]}";
    }

    /// <summary>The next number in the project's order of creation.</summary>
    public long NextSequence() => ++DrawnCount;

    /// <summary>The seed for a project, from the mock's seed and the project's id.</summary>
    public static ulong GetSeed(long seed, string projectId)
    {
        var hash = SplitMix64.Mix((ulong)seed);
        foreach (var character in projectId)
        {
            hash = SplitMix64.Mix(hash ^ character);
        }

        return hash;
    }

    private ulong NextBits() => SplitMix64.Mix(seed + ((ulong)NextSequence() * SplitMix64.Increment));
}
