using System.Security.Cryptography;
using System.Text;

namespace SdrsMock.Common;

/// <summary>Compares secrets in constant time, so that the duration reveals neither content nor length.</summary>
internal static class FixedTimeComparer
{
    /// <summary>Whether a text equals the secret; false for null.</summary>
    public static bool FixedTimeEquals(string? candidate, string secret) =>
        candidate is not null && CryptographicOperations.FixedTimeEquals(Hash(candidate), Hash(secret));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
