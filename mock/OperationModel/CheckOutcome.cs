namespace SdrsMock.OperationModel;

/// <summary>The outcome of a check of a call.</summary>
internal enum CheckOutcome
{
    /// <summary>The call satisfies it.</summary>
    Held,

    /// <summary>The call violates it.</summary>
    Violated,

    /// <summary>It cannot be judged, because what it needs is missing.</summary>
    NotJudged,
}
