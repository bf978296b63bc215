namespace SdrsMock.Common;

/// <summary>The words of the modes, in <c>--auth</c> and in the header <c>X-Sdrs-Mock</c>.</summary>
internal static class AuthModes
{
    public static string NameOf(AuthMode mode) => mode switch
    {
        AuthMode.Off => "off",
        AuthMode.Present => "present",
        _ => "verify",
    };

    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public static AuthMode Parse(string name) => name switch
    {
        "off" => AuthMode.Off,
        "present" => AuthMode.Present,
        "verify" => AuthMode.Verify,
        _ => throw new ArgumentException($"--auth is off, present or verify, not '{name}'"),
    };
}
