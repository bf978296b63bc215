namespace SdrsMock.Conformance.Execution;

/// <summary>A feature that a scenario requires and that the target lacks.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Detail">Which step requires it, and what to do.</param>
internal sealed record MissingFeature(TargetFeature Feature, string Detail)
{
    public override string ToString() => $"missing feature {Feature}: {Detail}";
}
