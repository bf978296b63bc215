namespace SdrsMock.Engine;

/// <summary>The state of a project at one instant, under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Time">The project's time.</param>
/// <param name="Advanced">How far the project's own clock was advanced; null for a project that follows the mock's clock.</param>
/// <param name="Document">The state document of the project, as <c>GET /__sdrs/state</c> shows it.</param>
internal sealed record NamedSnapshot(string Name, string ProjectId, DateTimeOffset Time, TimeSpan? Advanced, byte[] Document);
