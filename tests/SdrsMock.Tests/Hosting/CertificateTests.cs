using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>A certificate of one's own, as authorities and <c>dotnet dev-certs</c> hand it out.</summary>
public sealed class CertificateTests : IDisposable
{
    private const string Password = "open sesame";
    private static readonly PbeParameters s_encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly string _file = Path.GetTempFileName();
    private readonly X509Certificate2 _root = Signed("CN=root", null);
    private readonly X509Certificate2 _between;
    private readonly X509Certificate2 _own;

    public CertificateTests()
    {
        _between = Signed("CN=between", _root);
        _own = Signed("CN=mock", _between, isAuthority: false);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pfx", null)]
    [InlineData("pfx", Password)]
    [InlineData("pem", null)]
    [InlineData("pem", Password)]
    public async Task A_client_that_trusts_the_authority_trusts_the_mock(string form, string? password)
    {
        await File.WriteAllBytesAsync(_file, Written(form, password), Stop);
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Https, options.CertificateFile, options.CertificatePassword) = (true, _file, password), Stop);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                // Trusts only the root: the server must send the intermediate certificates.
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { _root },
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = mock.Url };

        (await client.GetStringAsync("/__sdrs/health", Stop)).ShouldContain("ok");
    }

    [Theory]
    [InlineData("pfx", Password, "wrong")]
    [InlineData("pfx", Password, null)]
    [InlineData("pem", Password, "wrong")]
    [InlineData("pem", Password, null)]
    [InlineData("pem without key", null, null)]
    [InlineData("pfx without key", null, null)]
    public async Task An_unusable_certificate_is_rejected_with_its_file_name(string form, string? password, string? given)
    {
        await File.WriteAllBytesAsync(_file, Written(form, password), Stop);

        var rejected = await Should.ThrowAsync<ArgumentException>(() =>
            SdrsMockServer.StartAsync(
                options => (options.Https, options.CertificateFile, options.CertificatePassword) = (true, _file, given), Stop));

        rejected.Message.ShouldStartWith($"the certificate {_file} cannot be used: ");
    }

    public void Dispose()
    {
        File.Delete(_file);
        _own.Dispose();
        _between.Dispose();
        _root.Dispose();
    }

    private byte[] Written(string form, string? password)
    {
        using var key = _own.GetECDsaPrivateKey()!;
        using var bare = X509CertificateLoader.LoadCertificate(_own.RawData);
        using var signer = X509CertificateLoader.LoadCertificate(_between.RawData);
        return form switch
        {
            "pfx" => new X509Certificate2Collection { _own, signer }.Export(X509ContentType.Pkcs12, password)!,
            "pfx without key" => new X509Certificate2Collection { bare, signer }.Export(X509ContentType.Pkcs12, password)!,
            "pem without key" => Text(bare.ExportCertificatePem()),
            _ => Text(
                _own.ExportCertificatePem(), signer.ExportCertificatePem(),
                password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, s_encryption)),
        };
    }

    private static byte[] Text(params string[] parts) => System.Text.Encoding.ASCII.GetBytes(string.Join('\n', parts));

    private static X509Certificate2 Signed(string name, X509Certificate2? by, bool isAuthority = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(by is null ? 3 : isAuthority ? 2 : 1));
        if (by is null)
        {
            return request.CreateSelfSigned(from, until);
        }

        using var signed = request.Create(by, from, until, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
