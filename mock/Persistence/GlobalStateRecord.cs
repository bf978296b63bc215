namespace SdrsMock.Persistence;

/// <summary>What is common to all projects, as it is kept.</summary>
internal sealed record GlobalStateRecord(long Version, byte[] Bytes);
