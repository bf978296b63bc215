namespace SdrsMock.Conformance.Targets;

/// <summary>How a mock was started, as it says itself; what it does not say is null.</summary>
internal sealed record MockInfo(string? Auth = null, string? Edition = null, string? Hints = null)
{
    /// <summary>The header of a control plane's answers that says so: <c>auth=present; edition=huawei; hints=on</c>.</summary>
    public const string Header = "X-Sdrs-Mock";

    public static MockInfo FromExchange(SdrsMock.Conformance.Http.HttpExchange exchange)
    {
        var said = (exchange.Headers.TryGetValue(Header, out var text) ? text : "").Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).Where(part => part.Length == 2).DistinctBy(part => part[0]).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return new(said.GetValueOrDefault("auth"), said.GetValueOrDefault("edition"), said.GetValueOrDefault("hints"));
    }
}
