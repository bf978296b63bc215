using System.Text;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Mutates the bytes of requests, so that they are not valid HTTP or only nearly.</summary>
internal static class Framing
{
    private static readonly string[] s_lines =
    [
        "Content-Length: 5", "Content-Length: -1", "Content-Length: 5, 5", "Content-Length: 99999999999999999999", "Content-Length: +5",
        "Content-Length: 0x5", "Content-Length:", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity", "Transfer-Encoding:\tchunked", "Transfer-Encoding : chunked", "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: xchunked", " folded: line", "\tfolded", "NoColon", ": empty name", "Na me: x", "X: \0", "X: \x01\x7F", "X: \r",
        "Host: other.test", "Host:", "Host: a b", "Connection: close, X-Auth-Token", "Connection: upgrade", "Upgrade: h2c",
        "Upgrade: websocket", "HTTP2-Settings: AAMAAABkAAQAAP__", "Expect: 100-continue", "Expect: something", "Keep-Alive: x",
        "Proxy-Connection: x",
    ];

    private static readonly (string, string)[] s_versions =
    [
        (" HTTP/1.1", " HTTP/1.0"), (" HTTP/1.1", " HTTP/0.9"), (" HTTP/1.1", " HTTP/2.0"), (" HTTP/1.1", " HTTP/9.9"),
        (" HTTP/1.1", " http/1.1"), (" HTTP/1.1", ""), (" HTTP/1.1", " HTTP/1.1 x"), (" HTTP/1.1", "  HTTP/1.1"),
    ];

    private static readonly IReadOnlyList<(string Name, Func<byte[], SeededRandom, byte[]> Change)> s_all =
    [
        (
            "line put in",
            (bytes, chance) => InHead(
                bytes, head => head.Insert(head.IndexOf("\r\n", StringComparison.Ordinal) + 2, $"{chance.Of(s_lines)}\r\n"))),
        (
            "line put in",
            (bytes, chance) => InHead(
                bytes, head => head.Insert(head.IndexOf("\r\n", StringComparison.Ordinal) + 2, $"{chance.Of(s_lines)}\r\n"))),
        (
            "version",
            (bytes, chance) => chance.Of(s_versions) is var (from, to)
                ? InHead(bytes, head => head.Replace(from, to, StringComparison.Ordinal))
                : bytes),
        ("bare line feeds", (bytes, _) => InHead(bytes, head => head.Replace("\r\n", "\n", StringComparison.Ordinal))),
        ("bare carriage returns", (bytes, _) => InHead(bytes, head => head.Replace("\r\n", "\r", StringComparison.Ordinal))),
        ("cut", (bytes, chance) => bytes[..chance.Below(bytes.Length)]),
        ("no Host", (bytes, _) => InHead(bytes, head => head.Replace("Host: 127.0.0.1\r\n", "", StringComparison.Ordinal))),
        ("bit turned", (bytes, chance) => Turn(bytes, chance.Below(Math.Min(bytes.Length, 400)), (byte)(1 << chance.Below(8)))),
        ("NUL in the head", (bytes, chance) => Turn(bytes, chance.Below(Math.Min(bytes.Length, 300)), 0)),
        ("empty lines first", (bytes, _) => [.. "\r\n\r\n\n"u8, .. bytes]),
        (
            "preface of HTTP/2 first",
            (bytes, chance) => chance.OnceIn(2) ? [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. bytes] : [.. "PRI * HTTP/2"u8, .. bytes]),
        ("TLS first", (bytes, _) => [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, .. bytes]),
        ("noise", (bytes, chance) => [.. Enumerable.Range(0, 64).Select(_ => (byte)chance.Below(256)), .. bytes]),
        ("sent twice", (bytes, _) => [.. bytes, .. bytes]),
        (
            "chunked, odd",
            (bytes, chance) => InHead(
                bytes,
                head =>
                    $"{head.TrimEnd()}\r\nTransfer-Encoding: " +
                        $"chunked\r\n\r\n{chance.Of((string[])["0\r\n\r\n", "5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n", "5;x=\"y\"\r\n{   "
                            + "}\r\n0\r\nTrailer: x\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "-1\r\n", "zz\r\n", "5\n{   }\n0\n\n", "5 \r\n{  "
                            + " }\r\n0\r\n\r\n", "00000000000000000005\r\n{   }\r\n0\r\n\r\n"])}")),
    ];

    /// <summary>Mutates the bytes of a request.</summary>
    public static (string Name, byte[] Bytes) Spoil(byte[] bytes, SeededRandom chance)
    {
        var (name, change) = chance.Of(s_all);
        return (name, change(bytes, chance));
    }

    private static byte[] InHead(byte[] bytes, Func<string, string> change)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return [.. Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(bytes, 0, end))), .. bytes[end..]];
    }

    private static byte[] Turn(byte[] bytes, int place, byte bits)
    {
        byte[] turned = [.. bytes];
        turned[place] = bits == 0 ? (byte)0 : (byte)(turned[place] ^ bits);
        return turned;
    }
}
