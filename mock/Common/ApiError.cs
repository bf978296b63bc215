using SdrsMock.Schemas;

namespace SdrsMock.Common;

/// <summary>A documented error: code, HTTP status and exact message, from schemas/catalog/errors.json.</summary>
/// <param name="Code">The code, such as <c>SDRS.1305</c> or <c>APIGW.0301</c>, or the number of a bare HTTP status.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">The exact message.</param>
/// <param name="FromGateway">Whether the gateway sends the error, in its own JSON format.</param>
/// <param name="Edition">The only edition that documents it, or null for all.</param>
internal sealed record ApiError(string Code, int Status, string Message, bool FromGateway, string? Edition = null)
{
    /// <summary>Whether the error table of an edition has the error.</summary>
    public bool IsIn(string edition) => Edition is null || Edition == edition;

    /// <summary>The error with this code, or null.</summary>
    public static ApiError? Find(string code) => Catalog.Error(code) is { } entry ? FromEntry(entry) : null;

    /// <summary>The error with this code and status, or null; a gateway code can have several statuses.</summary>
    public static ApiError? Find(string code, int status) =>
        Catalog.Errors.FirstOrDefault(entry => entry.Code == code && entry.Status == status) is { } entry ? FromEntry(entry) : null;

    /// <summary>
    /// The bare HTTP status that the pages list among their returned values; the gateway's error if only that has the status
    /// (429); or null.
    /// </summary>
    public static ApiError? FindByStatus(int status) =>
        (FindEntry("http-status", status) ?? FindEntry("gateway", status)) is { } entry ? FromEntry(entry) : null;

    /// <summary>The statuses for which <see cref="FindByStatus"/> returns an error, ascending.</summary>
    public static IEnumerable<int> Statuses =>
        Catalog.Errors.Where(entry => entry.Layer is "http-status" or "gateway" && entry.Status >= 400)
            .Select(entry => entry.Status)
            .Distinct()
            .Order();

    private static ErrorEntry? FindEntry(string layer, int status) =>
        Catalog.Errors.FirstOrDefault(entry => entry.Layer == layer && entry.Status == status);

    private static ApiError FromEntry(ErrorEntry entry) =>
        new(entry.Code ?? $"{entry.Status}", entry.Status, entry.Message, entry.Layer == "gateway", entry.Edition);
}
