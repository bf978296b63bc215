using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SdrsMock.Persistence;

/// <summary>CRC-32C over the parts of a row. SQLite checks the structure of the file; this checksum checks its content.</summary>
internal struct Checksum
{
    private uint _crc;

    public readonly long Value => _crc;

    public static long Compute(string projectId, long seq, ReadOnlySpan<byte> document)
    {
        var sum = new Checksum();
        sum.Add(projectId);
        sum.Add(seq);
        sum.Add(document);
        return sum.Value;
    }

    public static long Compute(string projectId, long seq, in LogEntry entry)
    {
        var sum = new Checksum();
        sum.Add(projectId);
        sum.Add(seq);
        sum.Add(entry.Time.UtcTicks);
        sum.Add(entry.Method);
        sum.Add(entry.Path);
        sum.Add(entry.Query);
        sum.Add(entry.Body.Span);
        sum.Add(entry.FailJob ?? "");
        sum.Add(entry.StuckJob ? 1 : 0);
        sum.Add(entry.Status);
        sum.Add(entry.DrawnIds);
        return sum.Value;
    }

    private void Add(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        Add(Encoding.UTF8.TryGetBytes(text, bytes, out var count) ? bytes[..count] : Encoding.UTF8.GetBytes(text));
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        // The length is included first, so that content cannot move from one part into the next unnoticed.
        Add(bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            _crc = BitOperations.Crc32C(_crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var single in bytes)
        {
            _crc = BitOperations.Crc32C(_crc, single);
        }
    }

    private void Add(long number) => _crc = BitOperations.Crc32C(_crc, (ulong)number);
}
