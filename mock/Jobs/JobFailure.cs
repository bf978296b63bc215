using SdrsMock.Common;

namespace SdrsMock.Jobs;

/// <summary>Why a job fails.</summary>
/// <param name="Error">The error that the job reports.</param>
/// <param name="ConstraintId">The constraint that the job violates, such as <c>PI-CREATE-40</c>; null when a fault rule makes it
/// fail.</param>
internal sealed record JobFailure(ApiError Error, string? ConstraintId);
