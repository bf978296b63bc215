namespace SdrsMock.Tests.Fuzz;

/// <summary>Judges an answer by who has to give it: the path says so, however it was spoilt.</summary>
internal static class Oracle
{
    /// <summary>True when the call was carried out, false when it was refused; throws when the answer is not as it must be.</summary>
    public static bool Judge(WireRequest call, WireResponse answer, JournalEntry? entry)
    {
        return PathOf(call.Target).Split('/') switch
        {
            ["", "__sdrs", ..] => ServiceOracle.JudgeControl(answer),
            ["", "v3", ..] => ServiceOracle.JudgeKeystone(answer),
            _ => ApiOracle.Judge(answer, entry),
        };
    }

    private static string PathOf(string target) =>
        (
            Uri.TryCreate(target, UriKind.Absolute, out var absolute) && !target.StartsWith('/') ? absolute.PathAndQuery : target)
            .Split('?')[0];
}
