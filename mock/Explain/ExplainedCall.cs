using SdrsMock.Http;

namespace SdrsMock.Explain;

/// <summary>A call that is judged and not carried out.</summary>
/// <param name="Request">The call.</param>
/// <param name="HasHeaders">Whether its headers are known. Without them the credentials are not judged.</param>
/// <param name="HeaderLines">The number of its headers.</param>
/// <param name="HeaderBytes">The bytes of its headers.</param>
internal sealed record ExplainedCall(ApiRequest Request, bool HasHeaders, int HeaderLines = 0, int HeaderBytes = 0);
