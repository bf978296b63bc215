namespace SdrsMock.CompanionServices;

/// <summary>A rejected request to a companion service. <see cref="ErrorFormat"/> turns it into the service's error response.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">The message for the client.</param>
/// <param name="location">The location of the error in the request.</param>
/// <param name="code">The service's code for this error; null for the format's code for the status.</param>
internal sealed class ServiceException(int status, string message, string? location = null, string? code = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Location { get; } = location;

    public string? Code { get; } = code;

    public static ServiceException Missing(string kind, string? id, string? code = null) =>
        new(404, $"{kind}[{id}] could not be found.", "path", code);

    public static ServiceException Invalid(string location, string problem, string? code = null) =>
        new(400, $"{location} {problem}.", location, code);

    public static ServiceException Conflict(string problem, string? code = null) => new(409, $"{problem}.", null, code);

    /// <summary>Returns the items, or throws if there are too many.</summary>
    public static IReadOnlyList<T> AtMost<T>(int max, IReadOnlyList<T> items, string location) =>
        items.Count <= max ? items : throw Invalid(location, $"must hold at most {max}");

    /// <summary>Returns the text, or throws if it is null or empty.</summary>
    public static string Require(string? text, string location) =>
        text is { Length: > 0 } ? text : throw Invalid(location, "is needed");
}
