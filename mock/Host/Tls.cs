using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SdrsMock.Engine;

namespace SdrsMock.Host;

/// <summary>The certificate of <c>--https</c>: a given one, or one made in memory for this run.</summary>
internal static class Tls
{
    // Of a region all names are covered. Those under localhost need no hosts entry on many machines.
    private static readonly string[] s_regions =
    [
        "cn-north-1.myhuaweicloud.com", "cn-north-4.myhuaweicloud.com", "cn-east-2.myhuaweicloud.com", "cn-east-3.myhuaweicloud.com",
        "cn-south-1.myhuaweicloud.com", "ap-southeast-1.myhuaweicloud.com", "ap-southeast-2.myhuaweicloud.com", "ap-southeast-3.myhuaweicloud.com",
        "eu-de.otc.t-systems.com", "eu-nl.otc.t-systems.com",
    ];

    /// <summary>The certificate to serve with; null where nobody asked for TLS.</summary>
    /// <exception cref="ArgumentException">The given one cannot be used; the message says why.</exception>
    public static X509Certificate2? Of(MockOptions options) => options.Https || options.Url.Scheme == Uri.UriSchemeHttps ? options.Certificate ??= CertificateOf(options) : null;

    private static X509Certificate2 CertificateOf(MockOptions options)
    {
        try
        {
            return options.CertificateFile switch
            {
                null => MakeOne(),
                var file when file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) => X509Certificate2.CreateFromPemFile(file, file),
                var file => X509CertificateLoader.LoadPkcs12FromFile(file, null),
            };
        }
        catch (Exception wrong) when (options.CertificateFile is not null && wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"the certificate {options.CertificateFile} cannot be used: {wrong.Message}", wrong);
        }
    }

    private static X509Certificate2 MakeOne()
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
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

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
