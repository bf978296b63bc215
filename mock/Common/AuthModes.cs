namespace SdrsMock.Common;

/// <summary>The names of the authentication modes, in <c>--auth</c> and in the header <c>X-Sdrs-Mock</c>.</summary>
internal static class AuthModes
{
    /// <summary>The name of a mode.</summary>
    public static string NameOf(AuthMode mode) => mode switch
    {
        AuthMode.Off => "off",
        AuthMode.Present => "present",
        _ => "verify",
    };

    /// <summary>The mode with this name.</summary>
    /// <exception cref="ArgumentException">No mode has this name.</exception>
    public static AuthMode Parse(string name) => name switch
    {
        "off" => AuthMode.Off,
        "present" => AuthMode.Present,
        "verify" => AuthMode.Verify,
        _ => throw new ArgumentException($"--auth: '{name}' is invalid; use off, present or verify."),
    };
}
