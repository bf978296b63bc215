namespace SdrsMock.Schemas;

/// <summary>One documented error.</summary>
/// <param name="Code">The code, such as <c>SDRS.1305</c> or <c>APIGW.0301</c>; null for an HTTP status without a code.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Message">The exact message of the service.</param>
/// <param name="Meaning">Explanation of the message.</param>
/// <param name="Chinese">The explanation in the Chinese error table, or null if none is known.</param>
/// <param name="Layer">Layer that responds: <c>sdrs</c>, <c>gateway</c>, <c>http-status</c> or <c>http-status-tags</c>.</param>
/// <param name="Reach">How the error is reached: natural, auth, job-failure or fault-injection.</param>
/// <param name="How">The request that produces the error, or null.</param>
/// <param name="Generation">
/// The earlier generation of the service whose statuses or parameters the message names, such as <c>old model</c>; null for the
/// current one.
/// </param>
/// <param name="Edition">The only edition that has the error, or null if all editions have it.</param>
public sealed record ErrorEntry(
    string? Code,
    int Status,
    string Message,
    string Meaning,
    string? Chinese,
    string Layer,
    string Reach,
    string? How,
    string? Generation,
    string? Edition)
{
    /// <summary>Whether the error table of an edition has the error.</summary>
    public bool IsIn(string edition) => Edition is null || Edition == edition;
}
