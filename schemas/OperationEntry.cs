namespace SdrsMock.Schemas;

/// <summary>One documented operation.</summary>
/// <param name="Name">The catalog name, Huawei's SDK name in Pascal case, such as <c>CreateProtectedInstance</c>.</param>
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
