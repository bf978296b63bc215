using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SdrsMock.Conformance.Targets;

/// <summary>Which certificates a target may show: those of the machine's authorities, of given ones, or a single pinned one.</summary>
internal sealed class Trust
{
    private readonly string? _pinned;
    private readonly X509Certificate2Collection? _authorities;
    private volatile string? _refused;

    /// <exception cref="TargetException">The file of authorities cannot be read.</exception>
    public Trust(string? caFile, string? fingerprint)
    {
        _pinned = fingerprint?.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant();
        if (caFile is null)
        {
            return;
        }

        try
        {
            (_authorities = []).ImportFromPemFile(caFile);
        }
        catch (Exception wrong) when (wrong is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new TargetException($"the certificates in {caFile} cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>What is wrong with the certificate that was shown last, or null.</summary>
    public string? Refusal => _refused is not { } shown ? null
        : _pinned is not null ? $"its certificate has the SHA-256 fingerprint {shown}, not the pinned one"
        : $"nobody whom this machine trusts vouches for its certificate; --ca FILE names its authority, or --fingerprint {shown} trusts it alone";

    public SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = Accepts };

    private bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        var shown = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var accepted = _pinned is not null ? shown == _pinned : errors is SslPolicyErrors.None || (errors is SslPolicyErrors.RemoteCertificateChainErrors && IsOfOurs(certificate, chain));
        _refused = accepted ? null : shown;
        return accepted;
    }

    private bool IsOfOurs(X509Certificate certificate, X509Chain? sent)
    {
        if (_authorities is null)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements.AsEnumerable() ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
