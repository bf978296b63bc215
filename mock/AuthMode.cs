namespace SdrsMock;

/// <summary>How requests are authenticated.</summary>
public enum AuthMode
{
    /// <summary>Not at all: every request is served.</summary>
    Off,

    /// <summary>A credential must be present; it is not verified.</summary>
    Present,

    /// <summary>A token that the mock issued for the project, or a correct AK/SK signature, is required.</summary>
    Verify,
}
