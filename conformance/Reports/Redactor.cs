using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// Removes secrets from output: values of members and headers with secret names, and the same values wherever else they occur.
/// </summary>
internal sealed class Redactor
{
    public const string Mask = "***";

    // A test may use "x" or "expired" as a token; redacting such short values would damage the whole report.
    private const int MinLearnedLength = 12;

    private static readonly char[] s_locationSeparators = ['$', '.', '[', ']', '?', '{', '}', '/'];

    private readonly SecretValues _values;

    private Redactor(IEnumerable<string> values) => _values = new(values);

    /// <summary>Creates a redactor that also removes the values that the results contain under secret names.</summary>
    /// <param name="results">The results to report.</param>
    /// <param name="known">Secrets from the command line or the environment.</param>
    public static Redactor For(IEnumerable<ScenarioResult> results, params IEnumerable<string?> known) =>
        new(known.OfType<string>()
            .Concat(results.SelectMany(result => result.Steps).SelectMany(Learn).Where(value => value.Length >= MinLearnedLength)));

    public static bool IsSecret(string name) => SecretNames.IsSecret(name);

    public string Header(string name, string value) => value.Length > 0 && IsSecret(name) ? Mask : Text(value);

    /// <summary>Returns a value of a request without secrets.</summary>
    /// <param name="location">Its place, such as <c>$.auth.token.id</c>: a part of it may be a secret name.</param>
    /// <param name="value">The value.</param>
    public string Located(string location, string value) =>
        value is not (CellValue.None or CellValue.Null) && location.Split(s_locationSeparators).Any(IsSecret) ? Mask : Text(value);

    /// <summary>Returns a text, such as a body or a message, without secrets.</summary>
    public string Text(string text) => _values.Mask(SecretNames.Mask(text, Mask), Mask);

    private static IEnumerable<string> Learn(StepResult step) => step.Exchange is not { } exchange ? [] :
        exchange.Sent
            .Concat(exchange.Request.Headers)
            .Concat(exchange.Headers)
            .Where(header => IsSecret(header.Key))
            .Select(header => header.Value)
            .Concat(new[] { exchange.Body, exchange.Request.Body ?? "" }.SelectMany(SecretNames.FindMembers))
            .SelectMany(value => value.Contains('\\') ? new[] { value, SpellingView.Create(value).Unescape().Text } : [value]);
}
