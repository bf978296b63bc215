using SdrsMock.Common;
using SdrsMock.State;

namespace SdrsMock.Persistence;

/// <summary>Entries that could not be written.</summary>
/// <param name="Projects">The projects whose memory is ahead of the command log.</param>
/// <param name="Everything">Whether the global state is affected as well.</param>
/// <param name="Exception">The cause.</param>
internal sealed record WriteFailure(IReadOnlyList<ProjectState> Projects, bool Everything, StoreException Exception);
