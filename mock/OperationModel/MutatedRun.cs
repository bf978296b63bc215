using SdrsMock.Http;

namespace SdrsMock.OperationModel;

/// <summary>What a mutation made of a call.</summary>
/// <param name="Response">The response.</param>
/// <param name="Differs">Whether the call was executed otherwise than without the mutation.</param>
internal readonly record struct MutatedRun(Response Response, bool Differs);
