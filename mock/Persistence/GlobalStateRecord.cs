namespace SdrsMock.Persistence;

/// <summary>The serialised state that all projects share, with its version.</summary>
internal sealed record GlobalStateRecord(long Version, byte[] Bytes);
