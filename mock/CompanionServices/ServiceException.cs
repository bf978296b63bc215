namespace SdrsMock.CompanionServices;

/// <summary>A call that a neighbour refuses. Thrown by the call, and put into the service's own form in one place.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="message">One sentence.</param>
/// <param name="at">Where in the call.</param>
/// <param name="code">The service's code, where it has one for exactly this; else its form has one for the status.</param>
internal sealed class ServiceException(int status, string message, string? at = null, string? code = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Location { get; } = at;

    public string? Code { get; } = code;

    public static ServiceException Missing(string what, string? id, string? code = null) => new(404, $"{what}[{id}] could not be found.", "path", code);

    public static ServiceException Invalid(string at, string sentence, string? code = null) => new(400, $"{at} {sentence}.", at, code);

    public static ServiceException Conflict(string sentence, string? code = null) => new(409, $"{sentence}.", null, code);

    /// <summary>The items, of which there may be so many.</summary>
    public static IReadOnlyList<T> AtMost<T>(int most, IReadOnlyList<T> items, string at) => items.Count <= most ? items : throw Invalid(at, $"must hold at most {most}");

    /// <summary>The text, which must be there.</summary>
    public static string Require(string? text, string at) => text is { Length: > 0 } ? text : throw Invalid(at, "is needed");
}
