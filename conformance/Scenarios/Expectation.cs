namespace SdrsMock.Conformance.Scenarios;

/// <summary>The cell <c>400 SDRS.1305</c>, <c>400 ~SDRS.1024</c>, <c>200</c> or <c>dropped</c>.</summary>
/// <param name="Status">HTTP status; null if the connection must end without a response.</param>
/// <param name="Code">Error code, or null if any is accepted.</param>
/// <param name="IsSoft">Whether a real service may return another code that the catalog lists.</param>
internal readonly record struct Expectation(int? Status, string? Code = null, bool IsSoft = false)
{
    public const string DroppedWord = "dropped";

    public bool Dropped => Status is null;

    public bool IsRejection => Status >= 400;

    /// <exception cref="FormatException">The cell is not an expectation.</exception>
    public static Expectation Parse(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [DroppedWord] => new(null),
        [var status] => new(ParseStatus(status, cell)),
        [_, "~"] => throw CreateError(cell),
        [var status, ['~', .. var code]] => new(ParseStatus(status, cell), code, IsSoft: true),
        [var status, var code] => new(ParseStatus(status, cell), code),
        _ => throw CreateError(cell),
    };

    public override string ToString() => this switch
    {
        { Dropped: true } => DroppedWord,
        { Code: null } => $"{Status}",
        _ => $"{Status} {(IsSoft ? "~" : "")}{Code}",
    };

    private static int ParseStatus(string text, string cell) =>
        WholeNumber.TryParse(text, out var status) && status is >= 100 and <= 599
            ? status
            : throw CreateError(cell);

    private static FormatException CreateError(string cell) =>
        new($"'{cell}' is not an expectation; write an HTTP status, or a status and an error code such as '400 SDRS.1305'");
}
