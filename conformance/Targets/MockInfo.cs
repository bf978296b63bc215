using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Targets;

/// <summary>The start options of a mock, as it reports them; an option that is not reported is null.</summary>
internal sealed record MockInfo(string? Auth = null, string? Edition = null, string? Hints = null)
{
    /// <summary>The id of the mutant that is on in all its projects; null for none.</summary>
    public string? Mutant { get; init; }

    /// <summary>The version of the mock, or null.</summary>
    public string? Version { get; init; }

    /// <summary>The response header of the control plane that reports them: <c>auth=present; edition=huawei; hints=on</c>.</summary>
    public const string Header = "X-Sdrs-Mock";

    public static MockInfo FromExchange(HttpExchange exchange)
    {
        var options = (exchange.Headers.TryGetValue(Header, out var text) ? text : "").Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2).DistinctBy(part => part[0])
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return new(options.GetValueOrDefault("auth"), options.GetValueOrDefault("edition"), options.GetValueOrDefault("hints"))
        {
            Mutant = options.GetValueOrDefault("mutant"),
            Version = JsonText.Member(exchange.Json, "version"),
        };
    }
}
