using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SdrsMock.Conformance.Targets;

namespace SdrsMock.Conformance.Http;

/// <summary>Which certificates a target may show: those of the machine's authorities, of given ones, or a single pinned one.</summary>
internal sealed class ServerCertificateValidator
{
    private readonly string? _pinned;
    private readonly X509Certificate2Collection? _authorities;
    private volatile string? _failure;

    /// <exception cref="TargetException">The file of authorities cannot be read.</exception>
    public ServerCertificateValidator(string? caFile, string? fingerprint)
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
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new TargetException($"the certificates in {caFile} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>What is wrong with the certificate that was shown last, or null.</summary>
    public string? Failure => _failure is not { } shown ? null
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
        var accepted = _pinned is not null ? shown == _pinned : errors is SslPolicyErrors.None || (errors is SslPolicyErrors.RemoteCertificateChainErrors && IsTrusted(certificate, chain));
        _failure = accepted ? null : shown;
        return accepted;
    }

    private bool IsTrusted(X509Certificate certificate, X509Chain? sent)
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
