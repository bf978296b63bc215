namespace SdrsMock.Tests.Fuzz;

/// <summary>Checks a response by the service that must give it; the path selects the service.</summary>
internal static class Oracle
{
    /// <summary>Returns true for an executed request and false for a rejection; throws for an invalid response.</summary>
    public static bool Judge(WireRequest call, WireResponse response, JournalEntry? entry)
    {
        return PathOf(call.Target).Split('/') switch
        {
            ["", "__sdrs", ..] => ServiceOracle.JudgeControl(response),
            ["", "v3", ..] => ServiceOracle.JudgeKeystone(response),
            _ => ApiOracle.Judge(response, entry),
        };
    }

    private static string PathOf(string target) =>
        (
            Uri.TryCreate(target, UriKind.Absolute, out var absolute) && !target.StartsWith('/') ? absolute.PathAndQuery : target)
            .Split('?')[0];
}
