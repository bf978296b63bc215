using SdrsMock.State;

namespace SdrsMock.Engine;

/// <summary>A recomputed state of a project.</summary>
/// <param name="At">The number of the instant.</param>
/// <param name="State">The state, apart from the project itself.</param>
/// <param name="Advanced">How far the clock that the project follows was advanced.</param>
/// <param name="IsWritten">Whether the project was changed by then.</param>
internal sealed record ProjectInstant(long At, ProjectState State, TimeSpan Advanced, bool IsWritten);
