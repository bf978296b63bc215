namespace SdrsMock.Schemas;

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
