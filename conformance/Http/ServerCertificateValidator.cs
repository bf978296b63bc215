using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SdrsMock.Conformance.Http;

/// <summary>
/// Decides which server certificates are accepted: signed by an authority of the machine, or only by a given one, or one pinned
/// certificate.
/// </summary>
/// <param name="authorities">Authorities to trust instead of those of the machine, or null.</param>
/// <param name="fingerprint">The SHA-256 fingerprint of the only certificate to trust, or null.</param>
internal sealed class ServerCertificateValidator(X509Certificate2Collection? authorities, string? fingerprint)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly string? _pinned = fingerprint?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
    private volatile string? _rejected;

    /// <summary>Why the last certificate was rejected, or null.</summary>
    public string? Failure => _rejected;

    public SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = Accepts };

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        _rejected = FindProblem(certificate, chain, errors);
        return _rejected is null;
    }

    private string? FindProblem(X509Certificate certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var actual = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (_pinned is not null)
        {
            return actual == _pinned ? null : $"its certificate has the SHA-256 fingerprint {actual}, not the pinned one";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return "its certificate is issued for another host name; use the host name of the certificate in the URL";
        }

        // Given authorities replace those of the machine, so a certificate that the machine trusts is checked as well.
        var isTrusted = authorities is null ? errors is SslPolicyErrors.None : IsTrusted(certificate, chain);
        if (isTrusted)
        {
            return null;
        }

        // A certificate with an issuer is renewed, and its issuer is the one to trust.
        return "its certificate is not signed by a trusted authority; name the authority with --ca FILE"
            + (IsSelfSigned(certificate) ? $", or trust only this certificate with --fingerprint {actual}" : "");
    }

    private static bool IsSelfSigned(X509Certificate certificate) => certificate.Subject == certificate.Issuer;

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
        chain.ChainPolicy.ApplicationPolicy.Add(new(ServerAuthentication));
        foreach (var element in sent?.ChainElements.AsEnumerable() ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
