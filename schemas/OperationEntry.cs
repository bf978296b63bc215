namespace SdrsMock.Schemas;

/// <summary>One documented operation.</summary>
/// <param name="Name">The catalog name, Huawei's SDK name in Pascal case, such as <c>CreateProtectedInstance</c>.</param>
/// <param name="Id">ID in the catalog, such as <c>protected-instances.create</c>.</param>
/// <param name="Chapter">Chapter of the API reference.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path template with parameters in braces.</param>
/// <param name="Success">HTTP status of success: 200, 202 or 204.</param>
/// <param name="Response">Kind of the response: <c>job</c>, <c>resource</c>, <c>list</c> or <c>empty</c>.</param>
/// <param name="Page">Page of the documentation.</param>
/// <param name="Editions">The editions that document the operation, or null if all do.</param>
/// <param name="Notes">Notes, or null.</param>
public sealed record OperationEntry(
    string Name,
    string Id,
    string Chapter,
    string Method,
    string Path,
    int Success,
    string Response,
    string Page,
    IReadOnlyList<string>? Editions,
    string? Notes)
{
    /// <summary>Whether an edition documents the operation.</summary>
    public bool IsIn(string edition) => Editions?.Contains(edition) ?? true;
}
