using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>The certificate of the HTTPS server: the configured one, or a self-signed one created in memory for this run.</summary>
/// <param name="Certificate">The certificate with its private key.</param>
/// <param name="Chain">The other certificates of its file: the issuers.</param>
internal sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    // One wildcard name per region. Names under localhost need no hosts entry on many machines.
    private static readonly string[] s_regions =
    [
        "cn-north-1.myhuaweicloud.com", "cn-north-4.myhuaweicloud.com", "cn-east-2.myhuaweicloud.com", "cn-east-3.myhuaweicloud.com",
        "cn-south-1.myhuaweicloud.com", "ap-southeast-1.myhuaweicloud.com", "ap-southeast-2.myhuaweicloud.com",
        "ap-southeast-3.myhuaweicloud.com",
        "eu-de.otc.t-systems.com", "eu-nl.otc.t-systems.com",
    ];

    /// <summary>Loads or creates the certificate and stores it in <see cref="MockOptions.Certificate"/>; null without HTTPS.</summary>
    /// <exception cref="ArgumentException">The configured certificate cannot be used; the message gives the file and the
    /// reason.</exception>
    public static ServerCertificate? FromOptions(MockOptions options)
    {
        if (!options.Https && options.Url.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        var tls = options switch
        {
            { CertificateFile: { } file } => LoadFile(file, options.CertificatePassword),
            { Certificate: { } certificate } => new(certificate, []),
            _ => new(CreateSelfSigned(), []),
        };
        options.Certificate = tls.Certificate;
        return tls;
    }

    private static ServerCertificate LoadFile(string file, string? password)
    {
        try
        {
            var content = File.ReadAllBytes(file);
            // The content decides between PEM and PFX, not the file name.
            return content.AsSpan().IndexOf("-----BEGIN "u8) >= 0
                ? LoadPem(Encoding.UTF8.GetString(content), password)
                : LoadPfx(content, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"the certificate {file} cannot be used: {exception.Message}", exception);
        }
    }

    private static ServerCertificate LoadPem(string pem, string? password)
    {
        using var read = password is null
            ? X509Certificate2.CreateFromPem(pem, pem)
            : X509Certificate2.CreateFromEncryptedPem(pem, pem, password);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        return new(PrepareForServing(read), chain);
    }

    private static ServerCertificate LoadPfx(byte[] content, string? password)
    {
        var chain = X509CertificateLoader.LoadPkcs12Collection(content, password);
        return new(
            chain.FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new CryptographicException("it contains no private key"),
            chain);
    }

    private static X509Certificate2 CreateSelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=SdrsMock", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(Names());
        // Clients check the validity against the system time, not the mock's clock.
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        return PrepareForServing(certificate);
    }

    // On Windows, TLS needs a key that was imported from PKCS #12.
    private static X509Certificate2 PrepareForServing(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);

    private static X509Extension Names()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        string[] regions = [.. s_regions.Select(region => $"*.{region}")];
        foreach (var name in regions.Concat(ServiceHosts.All.SelectMany(GetHostNames)))
        {
            names.AddDnsName(name);
        }

        return names.Build();
    }

    private static string[] GetHostNames(string service) => [$"{service}.localhost", $"{service}.myhuaweicloud.com"];
}
