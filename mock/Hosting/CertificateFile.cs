using System.Security.Cryptography.X509Certificates;

namespace SdrsMock.Hosting;

/// <summary>
/// A temporary PEM file with the certificate of the server, for clients that read trust from a file. Disposing deletes it.
/// </summary>
/// <param name="Path">The file.</param>
internal sealed record CertificateFile(string Path) : IDisposable
{
    /// <summary>Writes the certificate without its key.</summary>
    public static CertificateFile Write(X509Certificate2 certificate)
    {
        var path = System.IO.Path.GetTempFileName();
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n");
        return new(path);
    }

    public void Dispose() => File.Delete(Path);
}
