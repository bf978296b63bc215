using System.IO.Compression;
using System.Text;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Bodies that are no longer what a client would send, byte by byte.</summary>
internal static class BodyMutations
{
    private const int MostBytes = 12 << 20;

    private static readonly byte[][] s_strange =
    [
        [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF], [0xFE, 0xFF], [0x00], [0x1B], [0xE2, 0x80, 0xA8],
        [0xF4, 0x90, 0x80, 0x80],
    ];

    private static readonly string[] s_whole =
    [
        "", " ", "null", "true", "0", "-", "\"", "\"text\"", "[]", "[[]]", "{}", "{", "}", "{{}}", "{\"\":null}", "{\"a\"}", "NaN",
        "Infinity", "1e400", "-1e400", "1e-400",
        "9999999999999999999999", "{'a':1}", "{a:1}", "{\"a\":1,}", "//\n{}", "/* */{}", "{}{}", "{},", "<xml/>", "a=b&c=d", "\u0000",
        "{\"__proto__\":{}}", "[1,2", "\\u0000",
    ];

    private static readonly string[] s_escapes = ["\\ud800", "\\udfff", "\\ud83d\\ude00", "\\u0000", "\\u0061", "\\x", "\\"];

    private static readonly Lazy<byte[]> s_bomb = new(() => Zipped(Padded([], MostBytes * 8)));

    public static IReadOnlyList<(string Name, Func<WireRequest, SeededRandom, WireRequest> Change)> All { get; } =
    [
        ("body cut", (call, chance) => call with { Body = call.Body[..chance.Below(call.Body.Length + 1)] }),
        ("body doubled", (call, _) => call with { Body = [.. call.Body, .. call.Body] }),
        ("body followed by rubbish", (call, chance) => call with { Body = [.. call.Body, .. Encoding.UTF8.GetBytes(chance.Of(s_whole))] }),
        ("body after a BOM", (call, _) => call with { Body = [0xEF, 0xBB, 0xBF, .. call.Body] }),
        ("body in UTF-16", (call, _) => call with { Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(call.Body)) }),
        ("byte turned", TurnByte),
        ("strange bytes inside", (call, chance) => Insert(call, chance, chance.Of(s_strange))),
        ("an escape in a name or a text", Escape),
        ("another body", (call, chance) => call with { Body = Encoding.UTF8.GetBytes(chance.Of(s_whole)) }),
        (
            "deep body",
            (call, chance) => call with
            {
                Body = Encoding.UTF8.GetBytes(Deep(chance.Of((int[])[63, 64, 65, 1000, 50_000]), chance.OnceIn(2))),
            }),
        ("gzipped body", (call, _) => (call with { Body = Zipped(call.Body) }).With("Content-Encoding", "gzip")),
        (
            "gzipped and cut",
            (call, chance) => Zipped(call.Body) is var zipped
                ? (call with { Body = zipped[..chance.Below(zipped.Length)] }).With("Content-Encoding", "gzip")
                : call),
        ("rubbish said to be gzip", (call, _) => call.With("Content-Encoding", "gzip")),
        (
            "body at the limit",
            (call, chance) => chance.OnceIn(50) ? call with { Body = Padded(call.Body, MostBytes + chance.Below(2)) } : call),
        ("gzip bomb", (call, chance) => chance.OnceIn(50) ? (call with { Body = s_bomb.Value }).With("Content-Encoding", "gzip") : call),
    ];

    private static WireRequest TurnByte(WireRequest call, SeededRandom chance)
    {
        if (call.Body.Length == 0)
        {
            return call;
        }

        byte[] turned = [.. call.Body];
        turned[chance.Below(turned.Length)] ^= (byte)(1 << chance.Below(8));
        return call with { Body = turned };
    }

    private static WireRequest Insert(WireRequest call, SeededRandom chance, byte[] bytes)
    {
        var place = chance.Below(call.Body.Length + 1);
        return call with { Body = [.. call.Body[..place], .. bytes, .. call.Body[place..]] };
    }

    // Behind any of its quotation marks.
    private static WireRequest Escape(WireRequest call, SeededRandom chance)
    {
        var quotes = Enumerable.Range(0, call.Body.Length).Where(place => call.Body[place] == (byte)'"').ToList();
        if (quotes.Count == 0)
        {
            return call;
        }

        var place = chance.Of(quotes) + 1;
        return call with { Body = [.. call.Body[..place], .. Encoding.UTF8.GetBytes(chance.Of(s_escapes)), .. call.Body[place..]] };
    }

    private static string Deep(int levels, bool arrays) => arrays
        ? new string('[', levels) + new string(']', levels)
        : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static byte[] Padded(byte[] body, int length)
    {
        var padded = new byte[Math.Max(length, body.Length)];
        padded.AsSpan().Fill((byte)' ');
        body.CopyTo(padded, 0);
        return padded;
    }

    private static byte[] Zipped(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return zipped.ToArray();
    }
}
