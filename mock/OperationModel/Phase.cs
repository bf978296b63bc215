
namespace SdrsMock.OperationModel;

/// <summary>
/// The order in which rules are judged, the same for all operations. Credentials, route, JSON, wrapper and syntax come
/// before (see <c>RequestPipeline</c>). No page states an order; conflicts.md, gap 1, suggests this one.
/// </summary>
internal enum Phase
{
    /// <summary>What stands in the path and the query is well formed, as far as no schema can judge it.</summary>
    Syntax,

    /// <summary>What the path and then the body name exists.</summary>
    Reference,

    /// <summary>The group, then the instance, then the pair may be used in its present status.</summary>
    State,

    /// <summary>The things named fit each other.</summary>
    Relation,

    /// <summary>There is room for more.</summary>
    Capacity,
}
