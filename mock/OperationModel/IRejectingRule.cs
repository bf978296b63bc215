using SdrsMock.Common;

namespace SdrsMock.OperationModel;

/// <summary>What refuses a call, whatever it judges.</summary>
internal interface IRejectingRule
{
    Phase Phase { get; }

    string Location { get; }

    ApiError Error { get; }

    /// <summary>The HTTP status that the page gives it, where that is not the error's own.</summary>
    int? Status { get; }
}
