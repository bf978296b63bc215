using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SdrsMock.Conformance.Targets;

/// <summary>Values that nobody supplies: made from the run's seed and the story's name, so that a run can be repeated.</summary>
internal sealed class GeneratedVariables(byte[] hash)
{
    private int _made;

    /// <summary>A project id of the story's own.</summary>
    public string ProjectId => Convert.ToHexStringLower(hash.AsSpan(0, 16));

    /// <summary><c>{uuid}</c> is a new one each time; <c>{run}</c> is short and, like the fakes, the same all through a story.</summary>
    public string? Make(string name) => name switch
    {
        "uuid" => NextUuid(),
        "run" => Convert.ToHexStringLower(hash.AsSpan(16, 4)),
        _ => FakeData.Make(name, hash),
    };

    private string NextUuid()
    {
        Span<byte> source = stackalloc byte[36];
        hash.CopyTo(source);
        BinaryPrimitives.WriteInt32BigEndian(source[32..], Interlocked.Increment(ref _made));
        return new Guid(SHA256.HashData(source).AsSpan(0, 16)).ToString();
    }
}
