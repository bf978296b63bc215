using SdrsMock.Http;

namespace SdrsMock.Explain;

/// <summary>A call that is judged and not carried out.</summary>
/// <param name="Request">The call.</param>
/// <param name="HasHeaders">Whether its headers are known. Without them the credentials are not judged.</param>
internal sealed record ExplainedCall(ApiRequest Request, bool HasHeaders);
