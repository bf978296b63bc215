using System.Globalization;
using System.Text;
using SdrsMock.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Hosting;

/// <summary>Describes a rejection in one header, for a caller that does not read the journal.</summary>
internal static class RejectionReason
{
    /// <summary>The name of the header.</summary>
    public const string Header = "X-Sdrs-Mock-Why";

    private const int MaxLength = 400;

    /// <summary>
    /// The sentence of the violated constraint, the explanation, and the place in the request: printable ASCII of limited length,
    /// without secrets. Null when the rejection has none of them.
    /// </summary>
    public static string? Describe(Rejection rejection)
    {
        var statement = rejection.Constraints is [var id, ..] ? Catalog.Constraint(id)?.Statement : null;
        var sentence = string.Join("; ", new[] { statement, rejection.Detail }.Where(part => part is { Length: > 0 }));
        if (sentence.Length == 0)
        {
            return rejection.Location is { Length: > 0 } place ? ToAscii($"at {place}", MaxLength) : null;
        }

        var location = rejection.Location is { Length: > 0 } at ? ToAscii($" (at {at})", MaxLength / 2) : "";
        return ToAscii(SecretNames.Mask(sentence, "***"), MaxLength - location.Length) + location;
    }

    private static string ToAscii(string text, int maxLength)
    {
        var ascii = new StringBuilder();
        foreach (var character in text)
        {
            var shown = character is >= ' ' and <= '~'
                ? character.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            if (ascii.Length + shown.Length > maxLength - 3)
            {
                return ascii.Append("...").ToString();
            }

            ascii.Append(shown);
        }

        return ascii.ToString();
    }
}
