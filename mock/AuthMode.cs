namespace SdrsMock;

/// <summary>How much the mock wants to know about its callers.</summary>
public enum AuthMode
{
    /// <summary>Nothing: every call is served.</summary>
    Off,

    /// <summary>Some credential must be there; it is not verified.</summary>
    Present,

    /// <summary>A token that the mock issued for the project, or a correct AK/SK signature.</summary>
    Verify,
}
