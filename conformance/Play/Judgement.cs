namespace SdrsMock.Conformance.Play;

/// <summary>An answer held against its row.</summary>
/// <param name="Shortfalls">Everything that is not as asked.</param>
/// <param name="Findings">What passed and is worth telling.</param>
/// <param name="Saved">What the row keeps.</param>
/// <param name="Final">Whether waiting longer cannot help.</param>
internal sealed record Judgement(
    IReadOnlyList<string> Shortfalls, IReadOnlyList<string> Findings, IReadOnlyList<KeyValuePair<string, string>> Saved, bool Final)
{
    public bool Holds => Shortfalls.Count == 0;
}
