namespace SdrsMock.Keystone;

/// <summary>A project as the identity service knows it.</summary>
internal sealed record Project(string Id, string Name);
