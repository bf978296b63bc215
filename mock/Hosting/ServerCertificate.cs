using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SdrsMock.Http;

namespace SdrsMock.Hosting;

/// <summary>What TLS is served with: the certificate that was given, or one made in memory for this run.</summary>
/// <param name="Certificate">The certificate, with its key.</param>
/// <param name="Chain">What stood beside it in its file: those that signed it.</param>
internal sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    // Of a region all names are covered. Those under localhost need no hosts entry on many machines.
    private static readonly string[] s_regions =
    [
        "cn-north-1.myhuaweicloud.com", "cn-north-4.myhuaweicloud.com", "cn-east-2.myhuaweicloud.com", "cn-east-3.myhuaweicloud.com",
        "cn-south-1.myhuaweicloud.com", "ap-southeast-1.myhuaweicloud.com", "ap-southeast-2.myhuaweicloud.com", "ap-southeast-3.myhuaweicloud.com",
        "eu-de.otc.t-systems.com", "eu-nl.otc.t-systems.com",
    ];

    /// <summary>What to serve with; null where nobody asked for TLS.</summary>
    /// <exception cref="ArgumentException">The given certificate cannot be used; the message says why.</exception>
    public static ServerCertificate? FromOptions(MockOptions options)
    {
        if (!options.Https && options.Url.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        var tls = options switch
        {
            { CertificateFile: { } file } => LoadFile(file, options.CertificatePassword),
            { Certificate: { } given } => new(given, []),
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
            // What a file is, it says itself: names of files differ.
            return content.AsSpan().IndexOf("-----BEGIN "u8) >= 0 ? LoadPem(Encoding.UTF8.GetString(content), password) : LoadPfx(content, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"the certificate {file} cannot be used: {exception.Message}", exception);
        }
    }

    private static ServerCertificate LoadPem(string pem, string? password)
    {
        using var read = password is null ? X509Certificate2.CreateFromPem(pem, pem) : X509Certificate2.CreateFromEncryptedPem(pem, pem, password);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        return new(PrepareForServing(read), chain);
    }

    private static ServerCertificate LoadPfx(byte[] content, string? password)
    {
        var chain = X509CertificateLoader.LoadPkcs12Collection(content, password);
        return new(chain.FirstOrDefault(certificate => certificate.HasPrivateKey) ?? throw new CryptographicException("it holds no private key"), chain);
    }

    private static X509Certificate2 CreateSelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=SdrsMock", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(Names());
        // Certificates live in the machine's time, whatever the mock's clock says.
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        return PrepareForServing(made);
    }

    // Windows does not serve with a key that was only made or read in memory.
    private static X509Certificate2 PrepareForServing(X509Certificate2 certificate) => X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);

    private static X509Extension Names()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        foreach (var name in s_regions.Select(region => $"*.{region}").Concat(ServiceHosts.All.SelectMany(service => (string[])[$"{service}.localhost", $"{service}.myhuaweicloud.com"])))
        {
            names.AddDnsName(name);
        }

        return names.Build();
    }
}
