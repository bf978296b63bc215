namespace SdrsMock.Schemas;

/// <summary>One documented operation.</summary>
/// <param name="Name">The catalogue name, Huawei's SDK name in Pascal case, such as <c>CreateProtectedInstance</c>.</param>
/// <param name="Id">The ledger's id, such as <c>protected-instances.create</c>.</param>
/// <param name="Chapter">The chapter of the API reference that it stands in.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path template with parameters in braces.</param>
/// <param name="Success">HTTP status of success: 200, 202 or 204.</param>
/// <param name="Response">What it answers: <c>job</c>, <c>resource</c>, <c>list</c> or <c>empty</c>.</param>
/// <param name="Page">The documentation page.</param>
/// <param name="Edition">The only edition that has it, or null where all have.</param>
/// <param name="Notes">What a reader should know besides.</param>
public sealed record OperationEntry(
    string Name, string Id, string Chapter, string Method, string Path, int Success, string Response, string Page, string? Edition, string? Notes);

/// <summary>One sentence of the documentation that limits what a call may do.</summary>
/// <param name="Id">The ledger's id, such as <c>PI-CREATE-03</c>.</param>
/// <param name="Operation">The operation's name, or <c>*</c> for all of them.</param>
/// <param name="Kind">One of syntax, reference, state, relation, capacity, informational.</param>
/// <param name="Statement">What must hold, in the ledger's words.</param>
/// <param name="Status">HTTP status of the refusal; null where a job fails instead, or nothing can be seen.</param>
/// <param name="Code">Error code of the refusal or of the failed job; null where no code is known.</param>
/// <param name="Basis">How sure the code is: explicit, inferred, or verified by a shipping client.</param>
/// <param name="Alternatives">Other answers that a real service might give.</param>
/// <param name="Source">Where the sentence stands.</param>
public sealed record ConstraintEntry(
    string Id, string Operation, string Kind, string Statement, int? Status, string? Code, string? Basis, string? Alternatives, string Source)
{
    /// <summary>Whether a call or a job can violate it. The others are advice and can only be remarked upon.</summary>
    public bool Enforceable => Kind != "informational";

    /// <summary>Whether its violation shows as a failed job, not as a refused call.</summary>
    public bool FailsTheJob => Enforceable && Status is null;
}

/// <summary>One documented error.</summary>
/// <param name="Code">The code, such as <c>SDRS.1305</c> or <c>APIGW.0301</c>; null for a bare HTTP status.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Message">The exact message.</param>
/// <param name="Meaning">What it says in plain words.</param>
/// <param name="Layer">Who answers: <c>sdrs</c>, <c>gateway</c>, <c>http-status</c> or <c>http-status-tags</c>.</param>
/// <param name="Reach">How it comes about: natural, auth, job-failure or fault-injection.</param>
/// <param name="How">Which call brings it about.</param>
/// <param name="Edition">The only edition that has it, or null where all have.</param>
public sealed record ErrorEntry(
    string? Code, int Status, string Message, string Meaning, string Layer, string Reach, string? How, string? Edition);

/// <summary>One documented value of a status.</summary>
/// <param name="Resource">The resource, such as <c>protection-group</c>, or the member that holds the value.</param>
/// <param name="Status">The value on the wire.</param>
/// <param name="Meaning">What it says in plain words.</param>
/// <param name="Class">One of stable, transitional, error.</param>
/// <param name="Source">The page that lists it.</param>
public sealed record StatusEntry(string Resource, string Status, string Meaning, string Class, string Source);

/// <summary>One documented move of a resource from status to status.</summary>
/// <param name="Resource">The resource that moves.</param>
/// <param name="Operation">The ledger's id of the operation, with its variant where it has two.</param>
/// <param name="From">Statuses it may start from, in the ledger's words.</param>
/// <param name="Via">Status while the job runs.</param>
/// <param name="To">Status after success.</param>
/// <param name="OnFailure">Status after a failed job.</param>
/// <param name="Effects">What it does besides.</param>
/// <param name="Basis">How sure this is.</param>
/// <param name="Source">Where it stands.</param>
public sealed record TransitionEntry(
    string Resource, string Operation, string From, string? Via, string? To, string? OnFailure, string? Effects, string Basis, string Source);

/// <summary>One documented kind of job.</summary>
/// <param name="Type">The value of <c>job_type</c>.</param>
/// <param name="Operation">The operation that starts it.</param>
/// <param name="FailureStatus">The <c>failure_status</c> of its row in the task center.</param>
/// <param name="ResourceType">The <c>resource_type</c> of that row.</param>
/// <param name="Error">The code it ends with when nothing more precise is known.</param>
public sealed record JobTypeEntry(string Type, string Operation, string FailureStatus, string ResourceType, string Error);
