using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>What could not be kept.</summary>
/// <param name="Projects">The worlds that hold what is in no store.</param>
/// <param name="Everything">Whether something common to all projects is lost as well.</param>
/// <param name="Exception">Why.</param>
internal sealed record WriteFailure(IReadOnlyList<ProjectState> Projects, bool Everything, StoreException Exception);
