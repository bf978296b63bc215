using System.Net.Http.Headers;

namespace SdrsMock.Http;

/// <summary>Compares media types as RFC 9110 defines them.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    /// <summary>Whether a <c>Content-Type</c> names the media type, with any parameters.</summary>
    public static bool Is(string contentType, string mediaType) =>
        // Nearly all clients send the bare type.
        contentType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        || (MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && mediaType.Equals(parsed.MediaType, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether an <c>Accept</c> header admits the media type: the most specific range that includes it has a quality above zero.
    /// </summary>
    public static bool Accepts(string accept, string mediaType)
    {
        if (accept.Equals(mediaType, StringComparison.OrdinalIgnoreCase) || accept == "*/*")
        {
            return true;
        }

        var (best, quality) = (-1, 0.0);
        foreach (var part in accept.Split(','))
        {
            // A range that cannot be parsed admits nothing; the others still count.
            if (MediaTypeWithQualityHeaderValue.TryParse(part, out var range)
                && Specificity(range.MediaType!, mediaType) is >= 0 and var specificity
                && specificity > best)
            {
                (best, quality) = (specificity, range.Quality ?? 1.0);
            }
        }

        return quality > 0;
    }

    // -1 does not include the type, 0 */*, 1 application/*, 2 the type itself.
    private static int Specificity(string range, string mediaType)
    {
        if (range == "*/*")
        {
            return 0;
        }

        return range.EndsWith("/*", StringComparison.Ordinal)
            ? mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 1 : -1
            : mediaType.Equals(range, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
    }
}
