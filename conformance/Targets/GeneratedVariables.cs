using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SdrsMock.Conformance.Targets;

/// <summary>Variables that are generated from the seed of the run and the name of the scenario, so that a run can be repeated.</summary>
internal sealed class GeneratedVariables(byte[] hash)
{
    private int _uuids;

    /// <summary>The id of a project that only this scenario uses.</summary>
    public string ProjectId => Convert.ToHexStringLower(hash.AsSpan(0, 16));

    /// <summary><c>{uuid}</c> is new on each use; <c>{run}</c> is short and, like fake data, constant within a scenario.</summary>
    public string? Generate(string name) => name switch
    {
        "uuid" => NextUuid(),
        "run" => Convert.ToHexStringLower(hash.AsSpan(16, 4)),
        _ => FakeData.Generate(name, hash),
    };

    private string NextUuid()
    {
        Span<byte> source = stackalloc byte[36];
        hash.CopyTo(source);
        BinaryPrimitives.WriteInt32BigEndian(source[32..], Interlocked.Increment(ref _uuids));
        return new Guid(SHA256.HashData(source).AsSpan(0, 16)).ToString();
    }
}
