using System.Security.Cryptography;

namespace SdrsMock.Hosting;

/// <summary>The ids of requests, as <c>X-Request-Id</c> tells them: 32 hex characters, unlike those of any other process.</summary>
internal static class RequestIds
{
    private static readonly string s_process = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private static long s_counter;

    public static string Next() => $"{s_process}{Interlocked.Increment(ref s_counter):x16}";
}
