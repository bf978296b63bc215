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
    public string NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, NextBits());
        BitConverter.TryWriteBytes(bytes[8..], NextBits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

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
        var hash = Mix((ulong)seed);
        foreach (var character in projectId)
        {
            hash = Mix(hash ^ character);
        }

        return hash;
    }

    private ulong NextBits() => Mix(seed + ((ulong)NextSequence() * 0x9E3779B97F4A7C15));

    // splitmix64: pseudo-random output that never repeats within a sequence.
    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
