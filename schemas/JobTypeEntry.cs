namespace SdrsMock.Schemas;

/// <summary>One documented job type.</summary>
/// <param name="Type">The value of <c>job_type</c>.</param>
/// <param name="Operation">The operation that starts it.</param>
/// <param name="FailureStatus">The <c>failure_status</c> of a failed job of this type in the task center.</param>
/// <param name="ResourceType">The <c>resource_type</c> of that entry in the task center.</param>
/// <param name="Error">The error code of a failed job if no more precise code is known.</param>
public sealed record JobTypeEntry(string Type, string Operation, string FailureStatus, string ResourceType, string Error);
