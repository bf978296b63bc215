using System.Security.Cryptography;

namespace SdrsMock.Hosting;

/// <summary>
/// Generates the ids sent as <c>X-Request-Id</c>: 32 lower-case hex characters, unique across processes. Safe for concurrent
/// use.
/// </summary>
internal static class RequestIds
{
    private static readonly string s_process = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private static long s_counter;

    public static string Next() => $"{s_process}{Interlocked.Increment(ref s_counter):x16}";
}
