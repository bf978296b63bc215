using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SdrsMock.Conformance.Http;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>A given authority replaces the trust of the machine, and only certificates of servers are accepted.</summary>
public sealed class CertificateTests
{
    private const string Server = "1.3.6.1.5.5.7.3.1";
    private const string Client = "1.3.6.1.5.5.7.3.2";

    [Theory]
    [InlineData(Server, SslPolicyErrors.RemoteCertificateChainErrors, true)]
    [InlineData(Client, SslPolicyErrors.RemoteCertificateChainErrors, false)]
    [InlineData(Server, SslPolicyErrors.RemoteCertificateNameMismatch, false)]
    public void A_given_authority_is_trusted_for_servers_of_that_name(string usage, SslPolicyErrors errors, bool accepted)
    {
        using var certificate = Create("CN=target", usage);

        Accepts(new([certificate], null), certificate, errors).ShouldBe(accepted);
    }

    [Fact]
    public void A_given_authority_replaces_those_of_the_machine()
    {
        using var certificate = Create("CN=target", Server);
        using var other = Create("CN=other", Server);

        Accepts(new([other], null), certificate, SslPolicyErrors.None).ShouldBeFalse();
        Accepts(new(null, null), certificate, SslPolicyErrors.None).ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_host_name_is_no_reason_to_pin()
    {
        using var certificate = Create("CN=target", Server);
        var validator = new ServerCertificateValidator(null, null);

        Accepts(validator, certificate, SslPolicyErrors.RemoteCertificateNameMismatch).ShouldBeFalse();

        validator.Failure.ShouldNotBeNull().ShouldNotContain("--fingerprint");
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors)]
    public void A_wrong_host_name_of_an_issued_certificate_is_about_the_name(SslPolicyErrors errors)
    {
        using var authority = Create("CN=authority", Server, isAuthority: true);
        using var certificate = Issue(authority, "CN=target");

        foreach (var validator in new[] { new ServerCertificateValidator(null, null), new ServerCertificateValidator([authority], null) })
        {
            Accepts(validator, certificate, errors).ShouldBeFalse();
            validator.Failure.ShouldBe(
                "its certificate is issued for another host name; use the host name of the certificate in the URL");
        }
    }

    [Fact]
    public void Only_a_self_signed_certificate_comes_with_advice_to_pin()
    {
        using var authority = Create("CN=authority", Server, isAuthority: true);
        using var issued = Issue(authority, "CN=target");
        using var selfSigned = Create("CN=target", Server);
        var validator = new ServerCertificateValidator(null, null);

        Accepts(validator, issued, SslPolicyErrors.RemoteCertificateChainErrors).ShouldBeFalse();
        validator.Failure.ShouldBe("its certificate is not signed by a trusted authority; name the authority with --ca FILE");

        Accepts(validator, selfSigned, SslPolicyErrors.RemoteCertificateChainErrors).ShouldBeFalse();
        validator.Failure.ShouldNotBeNull().ShouldContain("--fingerprint");
    }

    private static bool Accepts(ServerCertificateValidator validator, X509Certificate2 certificate, SslPolicyErrors errors) =>
        validator.Options.RemoteCertificateValidationCallback!(validator, certificate, null, errors);

    private static X509Certificate2 Issue(X509Certificate2 authority, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(Server)], critical: false));
        return request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3]);
    }

    private static X509Certificate2 Create(string name, string usage, bool isAuthority = false)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(usage)], critical: false));
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        }

        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
