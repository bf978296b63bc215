using SdrsMock.Schemas;

namespace SdrsMock.Common;

/// <summary>A documented error: its code, HTTP status and exact message, as the catalog lists them.</summary>
/// <param name="Code">Such as <c>SDRS.1305</c>, <c>APIGW.0301</c>, or the number of a bare HTTP status.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Message">The exact message.</param>
/// <param name="FromGateway">Whether the gateway answers, in its own form.</param>
/// <param name="Edition">The only edition whose table has it, or null.</param>
internal sealed record ApiError(string Code, int Status, string Message, bool FromGateway, string? Edition = null)
{
    /// <summary>The error of that code, or null.</summary>
    public static ApiError? Find(string code) => Catalog.Error(code) is { } entry ? FromEntry(entry) : null;

    /// <summary>The gateway's error of that code and status: one gateway code can stand for several statuses.</summary>
    public static ApiError? Find(string code, int status) =>
        Catalog.Errors.FirstOrDefault(entry => entry.Code == code && entry.Status == status) is { } entry ? FromEntry(entry) : null;

    /// <summary>The bare HTTP status of the page's table of returned values; the gateway's error where only that has the status (429); or null.</summary>
    public static ApiError? FindByStatus(int status) =>
        (Catalog.Errors.FirstOrDefault(entry => entry.Layer == "http-status" && entry.Status == status)
            ?? Catalog.Errors.FirstOrDefault(entry => entry.Layer == "gateway" && entry.Status == status)) is { } entry ? FromEntry(entry) : null;

    /// <summary>The statuses that <see cref="FindByStatus"/> knows.</summary>
    public static IEnumerable<int> Statuses => Catalog.Errors.Where(entry => entry.Layer is "http-status" or "gateway" && entry.Status >= 400).Select(entry => entry.Status).Distinct().Order();

    private static ApiError FromEntry(ErrorEntry entry) => new(entry.Code ?? $"{entry.Status}", entry.Status, entry.Message, entry.Layer == "gateway", entry.Edition);
}
