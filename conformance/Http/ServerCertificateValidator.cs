using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SdrsMock.Conformance.Http;

/// <summary>
/// Decides which server certificates are accepted: signed by an authority of the machine or a given one, or one pinned certificate.
/// </summary>
/// <param name="authorities">Authorities to trust in addition to those of the machine, or null.</param>
/// <param name="fingerprint">The SHA-256 fingerprint of the only certificate to trust, or null.</param>
internal sealed class ServerCertificateValidator(X509Certificate2Collection? authorities, string? fingerprint)
{
    private readonly string? _pinned = fingerprint?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
    private volatile string? _rejected;

    /// <summary>Why the last certificate was rejected, or null.</summary>
    public string? Failure
    {
        get
        {
            if (_rejected is not { } rejected)
            {
                return null;
            }

            return _pinned is not null
                ? $"its certificate has the SHA-256 fingerprint {rejected}, not the pinned one"
                : "its certificate is not signed by a trusted authority; "
                    + $"name the authority with --ca FILE, or trust only this certificate with --fingerprint {rejected}";
        }
    }

    public SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = Accepts };

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        var actual = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var accepted = _pinned is not null
            ? actual == _pinned
            : errors is SslPolicyErrors.None || (errors is SslPolicyErrors.RemoteCertificateChainErrors && IsTrusted(certificate, chain));
        _rejected = accepted ? null : actual;
        return accepted;
    }

    private bool IsTrusted(X509Certificate certificate, X509Chain? sent)
    {
        if (authorities is null)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements.AsEnumerable() ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
