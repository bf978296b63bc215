namespace SdrsMock.Keystone;

/// <summary>A project of the identity service: its id (32 hex characters) and its name.</summary>
internal sealed record Project(string Id, string Name);
