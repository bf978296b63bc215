namespace SdrsMock.Tests.Fuzz;

/// <summary>Paths and queries that lead elsewhere, or nowhere.</summary>
internal static class TargetMutations
{
    private static readonly string[] s_segments =
    [
        "..", ".", "", "%2e%2e", "%2E", "%2f", "%2F..", "%5c", "%00", "%zz", "%", "%1", "%E4", "%ED%A0%80", "%C0%AF", "%25", "%2525", "%20",
        "+", ";a=b", ":", "@", "*", "~", "%u0041", "%F0%9F%98%80", "v1", "v2", "v3", "null", "-1", "0", "tags", "action",
        "{id}", "%7Bid%7D", "a,b", "a|b", "'", "%22", "(", "resource_instances", "unknown", "00000000-0000-0000-0000-000000000000",
    ];

    private static readonly string[] s_values =
    [
        "", "0", "-1", "1", "1000", "1001", "99999999999999999999", "1e3", "0x10", " ", "%20", "%00", "%", "%zz", "%ED%A0%80", "null",
        "true", "[]", "[\"a\"]", "[%22a%22", "%5B%22%5Cud800%22%5D", "%5B%22%5Cu0061%22%5D", "['a']", "%5B%5D", "a,b", "é", "%C3%A9", "+1",
        "1.5", "NaN", "*", "%25", "%2525", "2020-13-45", "9999-12-31T23:59:59Z", "0000-00-00T00:00:00Z",
    ];

    private static readonly string[] s_names =
    [
        "limit", "offset", "name", "status", "server_group_id", "server_group_ids", "protected_instance_ids", "query_type",
        "availability_zone", "marker", "failure_status", "resource_name", "resource_type", "start_time", "end_time", "server_id", "limit[]",
        "", "LIMIT", "%6Cimit", "sort", "project_id",
    ];

    private static readonly string[] s_queries =
    [
        "?", "??", "?&", "?=", "?&&=&=", "?limit", "?limit=1&limit=2", "?limit=1;offset=2", "?#", "?a=b=c", "?/../", "?%26=%3D",
        "?limit=1&limit=",
    ];

    public static IReadOnlyList<(string Name, Func<WireRequest, SeededRandom, WireRequest> Change)> All { get; } =
    [
        ("segment replaced", (call, chance) => InPath(call, chance, (segments, place) => segments[place] = chance.Of(s_segments))),
        ("segment added", (call, chance) => InPath(call, chance, (segments, place) => segments.Insert(place, chance.Of(s_segments)))),
        ("segment left out", (call, chance) => InPath(call, chance, (segments, place) => segments.RemoveAt(place))),
        ("segment doubled", (call, chance) => InPath(call, chance, (segments, place) => segments.Insert(place, segments[place]))),
        (
            "segment in capitals",
            (call, chance) => InPath(call, chance, (segments, place) => segments[place] = segments[place].ToUpperInvariant())),
        (
            "segment encoded",
            (call, chance) => InPath(
                call, chance,
                (segments, place) => segments[place] = string.Concat(
                    segments[place].Select(letter => letter < 128 ? $"%{(int)letter:x2}" : $"{letter}")))),
        ("segment extended", (call, chance) => InPath(call, chance, (segments, place) => segments[place] += chance.Of(s_segments))),
        (
            "long segment",
            (call, chance) => InPath(
                call, chance, (segments, place) => segments[place] = new('a', chance.Of((int[])[256, 4000, 16_000, 17_000])))),
        ("slash at the end", (call, _) => call with { Target = $"{call.Target}/" }),
        ("slashes doubled", (call, _) => call with { Target = call.Target.Replace("/", "//", StringComparison.Ordinal) }),
        (
            "many segments",
            (call, chance) => call with
            {
                Target = call.Target + string.Concat(Enumerable.Repeat("/a", chance.Of((int[])[10, 1000, 5000]))),
            }),
        (
            "query",
            (call, chance) => call with
            {
                Target =
                    $"{call.Target}{(call.Target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}"
                    + $"{chance.Of(s_names)}={chance.Of(s_values)}",
            }),
        (
            "query",
            (call, chance) => call with
            {
                Target =
                    $"{call.Target}{(call.Target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}"
                    + $"{chance.Of(s_names)}={chance.Of(s_values)}",
            }),
        ("odd query", (call, chance) => call with { Target = call.Target.Split('?')[0] + chance.Of(s_queries) }),
        (
            "many parameters",
            (call, chance) => call with
            {
                Target =
                    $"{call.Target}?"
                    + string.Join(
                        '&', Enumerable.Range(0, chance.Of((int[])[50, 2000])).Select(number => $"{chance.Of(s_names)}={number}")),
            }),
        (
            "absolute form",
            (call, chance) => call with
            {
                Target = $"http://{chance.Of((string[])["sdrs.test", "127.0.0.1", "user@sdrs.test:1"])}{call.Target}",
            }),
    ];

    private static WireRequest InPath(WireRequest call, SeededRandom chance, Action<List<string>, int> change)
    {
        var parts = call.Target.Split('?', 2);
        var segments = parts[0].Split('/').ToList();
        if (segments.Count < 2)
        {
            return call;
        }

        change(segments, 1 + chance.Below(segments.Count - 1));
        var path = string.Join('/', segments);
        return call with { Target = (path.StartsWith('/') ? path : $"/{path}") + (parts.Length > 1 ? $"?{parts[1]}" : "") };
    }
}
