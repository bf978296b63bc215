namespace SdrsMock.Conformance.Http;

/// <summary>Reads a body up to a limit, so that its sender cannot use up the memory of the runner.</summary>
/// <param name="maxBytes">The largest body that is read.</param>
/// <param name="announced">The length that the sender announced, or null.</param>
internal sealed class BoundedReader(int maxBytes, long? announced = null) : IDisposable
{
    private const int ChunkBytes = 16 << 10;
    private const int UnknownLength = 1024;

    // An announced length is no reason to reserve more than one chunk before the bytes arrive.
    private readonly MemoryStream _received = new((int)Math.Clamp(announced ?? UnknownLength, 0, ChunkBytes));

    /// <summary>Reads to the end of the stream. Returns false as soon as the body is larger than the limit.</summary>
    public async Task<bool> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = new byte[ChunkBytes];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            _received.Write(buffer, 0, count);
            if (_received.Length > maxBytes)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _received.Dispose();

    /// <summary>What was read, or its beginning.</summary>
    public byte[] ToArray(int most = int.MaxValue) => _received.GetBuffer()[..(int)Math.Min(most, _received.Length)];
}
