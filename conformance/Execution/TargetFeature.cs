using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>
/// A feature that a scenario can require of a target. The list is closed: a scenario is skipped only if the target lacks one of
/// these features, and the reason names it. The README of the runner documents each of them.
/// </summary>
/// <param name="Name">The name in skip reasons.</param>
/// <param name="Description">When a target has the feature.</param>
internal sealed record TargetFeature(string Name, string Description)
{
    public static readonly TargetFeature ControlPlane = new("control-plane", "The target is a mock; required by steps with a mock: call.");

    /// <summary>The features of the editions, by the tag that requires them.</summary>
    public static IReadOnlyDictionary<string, TargetFeature> Editions { get; } = Catalog.Editions.ToDictionary(
        edition => edition.Name,
        edition => new TargetFeature(
            $"edition-{edition.Name}",
            $"The mock follows an edition that the scenario has as a tag; required by the tag {edition.Name}, except in diff."));

    public static readonly TargetFeature AuthPresent =
        new("auth-present", "The mock requires credentials (--auth present or verify); required by the tag auth-present.");

    public static readonly TargetFeature AuthVerify =
        new("auth-verify", "The mock verifies credentials (--auth verify); required by the tag auth-verify.");

    public static readonly TargetFeature Hints =
        new("hints", "The mock names the violated constraint (no --no-hints); required by a check of X-Sdrs-Mock-Constraint.");

    public static readonly TargetFeature Operations =
        new("operations", "The member operations of the target file allows each call of the scenario on a real service.");

    public static readonly TargetFeature Writes =
        new("writes", "--allow-writes allows calls that change resources on a real service.");

    public static readonly TargetFeature Projects =
        new("projects", "The member projects of the target file, or the project of the run, allows changes in the project of the step.");

    public static readonly TargetFeature Variables =
        new("variables", "The target file or --var supplies each variable that the scenario uses and does not save itself.");

    public static readonly TargetFeature ResourceBudget =
        new("resource-budget", "--max-resources leaves room for the resources that the scenario creates on a real service.");

    /// <summary>All features.</summary>
    public static IReadOnlyList<TargetFeature> All { get; } =
        [ControlPlane, .. Editions.Values, AuthPresent, AuthVerify, Hints, Operations, Writes, Projects, Variables, ResourceBudget];

    public override string ToString() => Name;
}
