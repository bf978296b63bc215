
namespace SdrsMock.Http;

/// <summary>What became known of a request on its way.</summary>
internal sealed class RequestContext
{
    /// <summary>The name of the SDRS operation; null while it is not known, and for other services.</summary>
    public string? Operation { get; set; }

    /// <summary>The call of a helper that was meant; null for one of SDRS.</summary>
    public CompanionCall? CompanionCall { get; set; }

    /// <summary>The project in the path.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The service that was meant.</summary>
    public string Service => CompanionCall?.Service ?? ServiceHosts.Sdrs;

    /// <summary>The call, out of a small set of names whatever is called.</summary>
    public string OperationName => Operation ?? CompanionCall?.Name ?? CompanionCall.None;
}
