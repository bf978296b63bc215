
namespace SdrsMock.Http;

/// <summary>Facts about a request that become known while it is processed.</summary>
internal sealed class RequestContext
{
    /// <summary>The name of the SDRS operation; null while it is not known, and for other services.</summary>
    public string? Operation { get; set; }

    /// <summary>The call of a companion service; null for a call of SDRS.</summary>
    public CompanionCall? CompanionCall { get; set; }

    /// <summary>The mutant that changed the call; null for none.</summary>
    public string? Mutant { get; set; }

    /// <summary>The project in the path.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The service that the request addresses.</summary>
    public string Service => CompanionCall?.Service ?? ServiceHosts.Sdrs;

    /// <summary>The name of the call, from a bounded set, for metrics.</summary>
    public string OperationName => Operation ?? CompanionCall?.Name ?? CompanionCall.None;
}
