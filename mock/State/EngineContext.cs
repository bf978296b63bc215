using SdrsMock.Common;
using SdrsMock.Diagnostics;
using SdrsMock.Inventory;
using SdrsMock.Jobs;

namespace SdrsMock.State;

/// <summary>What all projects of one mock have in common.</summary>
/// <param name="Seed">The seed number that surroundings and ids come from.</param>
/// <param name="Edition">Whose documentation is followed.</param>
/// <param name="Quirks">Where clients are followed instead of documents.</param>
/// <param name="Clock">The only source of time.</param>
/// <param name="InventoryTemplate">The surroundings that every project starts with.</param>
/// <param name="JobDuration">How long a job takes.</param>
/// <param name="Limits">How much is kept that nobody deletes.</param>
/// <param name="Coverage">What has been met so far.</param>
/// <param name="JobHandlers">The operations that know how their jobs end, by name.</param>
internal sealed record EngineContext(
    long Seed,
    Edition Edition,
    IReadOnlySet<Quirk> Quirks,
    MockClock Clock,
    InventoryTemplate InventoryTemplate,
    TimeSpan JobDuration,
    RetentionLimits Limits,
    CoverageCounters Coverage,
    IReadOnlyDictionary<string, IJobHandler> JobHandlers);
