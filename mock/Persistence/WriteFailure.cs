using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>Entries that could not be written.</summary>
/// <param name="ProjectIds">The projects whose memory is ahead of the command log.</param>
/// <param name="Everything">Whether the global state is affected as well.</param>
/// <param name="Exception">The cause.</param>
internal sealed record WriteFailure(IReadOnlyList<string> ProjectIds, bool Everything, StoreException Exception);
