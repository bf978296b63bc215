using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Common;

/// <summary>Comparison of secrets: it takes as long for a wrong one as for the right one, and tells no length.</summary>
internal static class FixedTimeComparer
{
    public static bool FixedTimeEquals(string? shown, string secret) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
