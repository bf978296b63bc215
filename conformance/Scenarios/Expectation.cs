using System.Globalization;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>The cell <c>400 SDRS.1305</c>, <c>400 ~SDRS.1024</c>, <c>200</c> or <c>dropped</c>.</summary>
/// <param name="Status">HTTP status; null when the connection is to end without an answer.</param>
/// <param name="Code">Error code, or null where none is asked for.</param>
/// <param name="IsSoft">Whether a real service may answer another code that the ledger lists.</param>
internal readonly record struct Expectation(int? Status, string? Code = null, bool IsSoft = false)
{
    public const string DroppedWord = "dropped";

    public bool Dropped => Status is null;

    public bool Rejection => Status >= 400;

    /// <exception cref="FormatException">The cell is no expectation.</exception>
    public static Expectation Parse(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [DroppedWord] => new(null),
        [var status] => new(ParseStatus(status, cell)),
        [_, "~"] => throw CreateError(cell),
        [var status, ['~', .. var code]] => new(ParseStatus(status, cell), code, IsSoft: true),
        [var status, var code] => new(ParseStatus(status, cell), code),
        _ => throw CreateError(cell),
    };

    public override string ToString() => Dropped ? DroppedWord : Code is null ? $"{Status}" : $"{Status} {(IsSoft ? "~" : "")}{Code}";

    private static int ParseStatus(string text, string cell) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : throw CreateError(cell);

    private static FormatException CreateError(string cell) =>
        new($"expected an HTTP status, or a status and an error code such as '400 SDRS.1305', not '{cell}'");
}
