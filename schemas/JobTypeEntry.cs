namespace SdrsMock.Schemas;

/// <summary>One documented kind of job.</summary>
/// <param name="Type">The value of <c>job_type</c>.</param>
/// <param name="Operation">The operation that starts it.</param>
/// <param name="FailureStatus">The <c>failure_status</c> of its row in the task center.</param>
/// <param name="ResourceType">The <c>resource_type</c> of that row.</param>
/// <param name="Error">The code it ends with when nothing more precise is known.</param>
public sealed record JobTypeEntry(string Type, string Operation, string FailureStatus, string ResourceType, string Error);
