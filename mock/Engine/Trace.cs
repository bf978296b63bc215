namespace SdrsMock.Engine;

/// <summary>What became known of a request on its way.</summary>
internal sealed class Trace
{
    /// <summary>The operation of SDRS that was meant; null while none is known.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The call of a helper that was meant; null for one of SDRS.</summary>
    public HelperCall? Helper { get; set; }

    /// <summary>The project in the path.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The service that was meant.</summary>
    public string Service => Helper?.Service ?? ServiceHosts.Sdrs;

    /// <summary>The call, out of a small set of names whatever is called.</summary>
    public string Called => Operation?.Name ?? Helper?.Name ?? HelperCall.None;
}
