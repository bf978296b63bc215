using System.Security.Cryptography.X509Certificates;

namespace SdrsMock.Conformance.Http;

/// <summary>The settings of a connection: timeout, proxy and trusted certificates.</summary>
internal sealed record HttpTransportOptions
{
    /// <summary>The timeout of one request, from the connection to the last byte of the body.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The clock of the timeout. Tests that skip other waits keep the real one here.</summary>
    public TimeProvider TimeoutClock { get; init; } = TimeProvider.System;

    /// <summary>The proxy; null uses the proxy of the environment.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The certificate authorities to trust instead of those of the machine.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The SHA-256 fingerprint of the only certificate to trust.</summary>
    public string? Fingerprint { get; init; }
}
