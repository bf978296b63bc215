namespace SdrsMock.Client.Http;

/// <summary>A request to the API.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query, escaped, relative to the endpoint.</param>
/// <param name="Body">JSON, or null if there is no body.</param>
internal sealed record ApiCall(HttpMethod Method, string Path, byte[]? Body);
