using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Execution;

namespace SdrsMock.Conformance.Reports;

/// <summary>
/// Removes secrets from output: values of members and headers with secret names, and the same values wherever else they occur.
/// </summary>
internal sealed partial class Redactor
{
    public const string Mask = "***";

    // A test may use "x" or "expired" as a token; redacting such short values would damage the whole report.
    private const int MinLearnedLength = 12;
    private const int MinKnownLength = 4;

    private readonly List<string> _values;
    private readonly SearchValues<string> _search;

    private Redactor(IEnumerable<string> values)
    {
        // The longest first, so that no part of a value remains when it contains a shorter one.
        _values = [.. values.Distinct().SelectMany(Spellings).Distinct().OrderByDescending(value => value.Length)];
        _search = SearchValues.Create([.. _values], StringComparison.Ordinal);
    }

    /// <summary>Creates a redactor that also removes the values that the results contain under secret names.</summary>
    /// <param name="results">The results to report.</param>
    /// <param name="known">Secrets from the command line or the environment.</param>
    public static Redactor For(IEnumerable<ScenarioResult> results, params IEnumerable<string?> known) =>
        new(known.OfType<string>().Where(value => value.Length >= MinKnownLength)
            .Concat(results.SelectMany(result => result.Steps).SelectMany(Learn).Where(value => value.Length >= MinLearnedLength)));

    public static bool IsSecret(string name) => SecretName().IsMatch(name);

    public string Header(string name, string value) => value.Length > 0 && IsSecret(name) ? Mask : Text(value);

    /// <summary>Returns a text, such as a body or a message, without secrets.</summary>
    public string Text(string text)
    {
        var named = MayContainSecretName(text)
            ? SecretAssignment().Replace(SecretMember().Replace(text, "$1\"" + Mask + "\""), "$1" + Mask)
            : text;
        return named.AsSpan().IndexOfAny(_search) < 0
            ? named
            : _values.Aggregate(named, (rest, value) => rest.Replace(value, Mask, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Learn(StepResult step) => step.Exchange is not { } exchange ? [] :
        exchange.Sent
            .Concat(exchange.Request.Headers)
            .Concat(exchange.Headers)
            .Where(header => IsSecret(header.Key))
            .Select(header => header.Value)
            .Concat(
                new[] { exchange.Body, exchange.Request.Body ?? "" }
                    .Where(MayContainSecretName)
                    .SelectMany(body => SecretMember().Matches(body))
                    .Select(match => match.Groups["value"].Value));

    private static IEnumerable<string> Spellings(string value) =>
        [
            value, Uri.EscapeDataString(value), JavaScriptEncoder.Default.Encode(value),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value), Convert.ToBase64String(Encoding.UTF8.GetBytes(value)),
        ];

    // A fast check before the regular expressions, which test every character. It saves a third of the time of a run.
    private static bool MayContainSecretName(string text) => text.AsSpan().ContainsAny(s_secretNames);

    // Each name that the regular expression below matches contains one of these.
    private static readonly SearchValues<string> s_secretNames = SearchValues.Create(
        [
            "pass", "secret", "token", "credential", "private", "access_key", "accesskey", "api_key", "apikey", "user_data", "signature",
            "authorization", "cookie",
        ],
        StringComparison.OrdinalIgnoreCase);

    private const string Names =
        "(?:[a-z0-9_.-]*(?:password|passwd|admin_?pass|secret(?:_?access)?(?:_?key)?|token|credential|private_?key|access_?key|api_?key|" +
        "user_data|signature)|(?:proxy-)?authorization|set-cookie|cookie)";

    [GeneratedRegex("^" + Names + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // "password": "x" in JSON, complete or truncated, and the same inside a quoted text.
    [GeneratedRegex(
        "(\\\\?\"" + Names + "\\\\?\"\\s*:\\s*\\\\?)\"(?<value>(?:[^\"\\\\]|\\\\.)*)\"?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretMember();

    // ?token=x in a URL and X-Auth-Token: x in a text.
    [GeneratedRegex(
        "((?:[?&]" + Names + "=)|(?:\\b(?:x-auth-token|x-subject-token|x-security-token|authorization):\\s*" +
        "(?:bearer |basic )?))[^&\\s'\"#]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretAssignment();
}
