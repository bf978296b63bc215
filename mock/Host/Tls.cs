using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SdrsMock.Host;

/// <summary>The certificate of <c>--https</c>: a given one, or one made in memory for this run.</summary>
internal static class Tls
{
    /// <summary>The certificate to serve with; null where nobody asked for TLS.</summary>
    public static X509Certificate2? Of(MockOptions options) => options.Https || options.Url.Scheme == Uri.UriSchemeHttps ? options.Certificate ??= CertificateOf(options) : null;

    private static X509Certificate2 CertificateOf(MockOptions options) => options.CertificateFile switch
    {
        null => MakeOne(),
        var file when file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) => X509Certificate2.CreateFromPemFile(file, file),
        var file => X509CertificateLoader.LoadPkcs12FromFile(file, null),
    };

    private static X509Certificate2 MakeOne()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=SdrsMock", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddIpAddress(System.Net.IPAddress.IPv6Loopback);
        foreach (var service in new[] { "sdrs", "iam", "ecs", "evs", "vpc", "ims" })
        {
            names.AddDnsName($"{service}.*.myhuaweicloud.com");
            names.AddDnsName($"{service}.cn-north-4.myhuaweicloud.com");
            names.AddDnsName($"{service}.eu-de.otc.t-systems.com");
        }

        request.CertificateExtensions.Add(names.Build());
        // Certificates live in the machine's time, whatever the mock's clock says.
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
