
namespace SdrsMock.OperationModel;

/// <summary>
/// The order in which rules are evaluated, the same for all operations. Route, credentials, JSON, wrapper and syntax are
/// checked before (see <c>RequestPipeline</c>). The documentation states no order; schemas/notes/conflicts.md, gap 1, suggests
/// this one.
/// </summary>
internal enum Phase
{
    /// <summary>Values in the path and the query are well formed, where no schema checks them.</summary>
    Syntax,

    /// <summary>Resources that the path, then the body, names exist.</summary>
    Reference,

    /// <summary>The statuses of the group, then the instance, then the pair permit the call.</summary>
    State,

    /// <summary>The named resources fit together.</summary>
    Relation,

    /// <summary>Quotas and capacities are not exceeded.</summary>
    Capacity,
}
