using SdrsMock.Common;

namespace SdrsMock.OperationModel;

/// <summary>A rule that can reject a call, independent of the type that it evaluates.</summary>
internal interface IRejectingRule
{
    Phase Phase { get; }

    string Location { get; }

    ApiError Error { get; }

    /// <summary>The HTTP status that the documentation gives for this rule, where it differs from the error's own.</summary>
    int? Status { get; }
}
