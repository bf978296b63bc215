namespace SdrsMock.Client.Http;

/// <summary>A call as it goes out.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query, escaped, relative to the endpoint.</param>
/// <param name="Body">JSON, or null where there is none.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, byte[]? Body);
