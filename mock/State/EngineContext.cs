using SdrsMock.Common;
using SdrsMock.Diagnostics;
using SdrsMock.Inventory;
using SdrsMock.Jobs;

namespace SdrsMock.State;

/// <summary>The settings and services that all projects of a mock share.</summary>
/// <param name="Seed">The seed of the inventory, ids and random decisions.</param>
/// <param name="Edition">The documentation that is followed where editions differ.</param>
/// <param name="Quirks">The cases in which shipping clients are followed instead of the documentation.</param>
/// <param name="Clocks">The only source of time: the clock of each project.</param>
/// <param name="InventoryTemplate">The inventory that every project starts with.</param>
/// <param name="JobDuration">The duration of a job on the mock's clock.</param>
/// <param name="Limits">How many items are retained that clients cannot delete.</param>
/// <param name="Coverage">Counts operations, constraints, errors, statuses and transitions.</param>
/// <param name="Changes">Says what changed.</param>
/// <param name="JobHandlers">The job handlers by the name of the operation.</param>
/// <param name="Addresses">How companion services choose addresses.</param>
internal sealed record EngineContext(
    long Seed,
    Edition Edition,
    IReadOnlySet<Quirk> Quirks,
    ProjectClocks Clocks,
    InventoryTemplate InventoryTemplate,
    TimeSpan JobDuration,
    RetentionLimits Limits,
    CoverageCounters Coverage,
    ChangeFeed Changes,
    IReadOnlyDictionary<string, IJobHandler> JobHandlers,
    AddressAssignment Addresses)
{
    /// <summary>The same for a state that is computed apart from the projects: what happens in it is not counted.</summary>
    public EngineContext Uncounted => this with { Coverage = new() };
}
