namespace SdrsMock.Tests.Fuzz;

/// <summary>Headers and methods that clients should not send, and some that they may.</summary>
internal static class HeaderMutations
{
    private static readonly string[] s_mediaTypes =
    [
        "", " ", "application/json", "application/json; charset=utf-16", "application/json;charset=\"utf-8\"", "APPLICATION/JSON",
        "application/jsonp", "application/problem+json", "text/json", "text/plain",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*", "json", "application/json, text/plain", ";",
        "application/json;;;;", "a/b/c",
    ];

    private static readonly string[] s_accept =
    [
        "", "*/*", "application/*", "application/json;q=0", "text/html", "text/html, */*;q=0.1", "image/png", "application/xml", ";q=1",
        "*",
    ];

    private static readonly string[] s_encodings =
    [
        "gzip", "GZIP", "deflate", "br", "identity", "zstd", "gzip, gzip", "x-gzip", "", "compress", "gzip;q=0",
    ];

    private static readonly string[] s_tokens =
    [
        "", " ", "any", "sdrsmock.", "sdrsmock..", "sdrsmock.00.00", "sdrsmock.zz.zz", "sdrsmock.0.0", "sdrsmock.7c.7c", "SDRSMOCK.00.00",
        "Bearer x", "null", "a,b", "{}", "'", new('a', 5000), new('f', 20_000),
    ];

    private static readonly string[] s_authorizations =
    [
        "SDK-HMAC-SHA256", "SDK-HMAC-SHA256 ", "SDK-HMAC-SHA256 Access=, SignedHeaders=, Signature=",
        "SDK-HMAC-SHA256 Access=a, SignedHeaders=host;x-sdk-date, Signature=00",
        "SDK-HMAC-SHA256 Access=a,Access=b,SignedHeaders=;;;,Signature=zz",
        "SDK-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=00",
        "SDK-HMAC-SHA256 Credential=////, SignedHeaders=host, Signature=", "Basic dTpw", "Bearer x", "=", ",,,,",
        "AWS4-HMAC-SHA256 Credential=a", "SDK-HMAC-SHA256 =,=,=",
    ];

    private static readonly string[] s_dates =
    [
        "", "20240305T081530Z", "20200101T000000Z", "99991231T235959Z", "00000000T000000Z", "2024-03-05T08:15:30Z", "now",
        "20200230T000000Z",
    ];

    private static readonly (string, string)[] s_others =
    [
        ("Range", "bytes=0-"), ("If-None-Match", "*"), ("If-Modified-Since", "yesterday"), ("Cookie", "a=b; c"),
        ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-Host", "evil.test"), ("X-Forwarded-For", "::1"), ("Forwarded", "for=x"),
        ("Origin", "http://evil.test"), ("Origin", "null"), ("Referer", ":"), ("Accept-Language", "*;q=0"), ("Accept-Charset", "utf-7"),
        ("TE", "trailers"), ("X-Request-Id", "mine"), ("X-Project-Id", "x"), ("X-Domain-Id", ""), ("X-Language", "de"),
        ("X-Security-Token", "x"), ("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD"), ("X-Sdk-Content-Sha256", "00"),
        ("traceparent", "00-0-0-0"), ("tracestate", "=,="), ("baggage", "a"), ("User-Agent", ""), ("X-Subject-Token", "sdrsmock.00.00"),
        ("X-Admin-Token", "x"),
        ("x!#$%&'*+-.^_`|~", "odd name"), ("X-Empty", ""), ("X-Tab", "a\tb"), ("X-Comma", ",,,"), ("X-Quote", "\""),
        ("Upgrade-Insecure-Requests", "1"), ("Priority", "u=9"), ("Max-Forwards", "0"), ("Via", "1.0 a"), ("Date", "x"), ("Warning", "x"),
    ];

    private static readonly string[] s_methods =
    [
        "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "Post", "HEADS", "X", "DELETE1", "M-SEARCH",
    ];

    public static IReadOnlyList<(string Name, Func<WireRequest, SeededRandom, WireRequest> Change)> All { get; } =
    [
        ("media type", (call, chance) => call.With("Content-Type", chance.Of(s_mediaTypes))),
        ("no media type", (call, _) => call.Without("Content-Type")),
        ("Accept", (call, chance) => call.With("Accept", chance.Of(s_accept))),
        ("encoding", (call, chance) => call.With("Content-Encoding", chance.Of(s_encodings))),
        ("token", (call, chance) => call.With("X-Auth-Token", chance.Of(s_tokens))),
        (
            "token cut",
            (call, chance) => call.Header("X-Auth-Token") is { } token
                ? call.With("X-Auth-Token", token[..chance.Below(token.Length + 1)])
                : call),
        ("no token", (call, _) => call.Without("X-Auth-Token")),
        (
            "signature",
            (call, chance) => call
                .Without("X-Auth-Token")
                .With("Authorization", chance.Of(s_authorizations))
                .With("X-Sdk-Date", chance.Of(s_dates))),
        ("another header", (call, chance) => chance.Of(s_others) is var (name, value) ? call.And(name, value) : call),
        (
            "header twice",
            (call, chance) => call.Headers.Where(header => header.Name != "Host").ToList() is { Count: > 0 } all
                && chance.Of(all) is var (name, value)
                ? call.And(name, value)
                : call),
        ("long header", (call, chance) => call.And("X-Long", new('a', chance.Of((int[])[1000, 8000, 31_000, 33_000])))),
        (
            "many headers",
            (call, chance) => Enumerable
                .Range(0, chance.Of((int[])[20, 60]))
                .Aggregate(call, (all, number) => all.And($"X-{number}", "a"))),
        ("method", (call, chance) => call with { Method = chance.Of(s_methods) }),
    ];
}
