using System.Globalization;

namespace SdrsMock.CompanionServices.Ecs;

/// <summary>The microversion of the Nova API that a request asks for; 2.1 without a header.</summary>
internal static class NovaMicroversion
{
    private const string Former = "X-OpenStack-Nova-API-Version";
    private const string Current = "OpenStack-API-Version";
    private const string CurrentPrefix = "compute ";

    /// <summary>Whether the requested microversion is 2.<paramref name="minor"/> or later.</summary>
    public static bool IsAtLeast(ServiceCallContext context, int minor)
    {
        var text = context.Http.Header(Current) is { } current && current.StartsWith(CurrentPrefix, StringComparison.OrdinalIgnoreCase)
            ? current[CurrentPrefix.Length..]
            : context.Http.Header(Former);
        return text?.Trim() is { } version
            && (version == "latest" || (version.StartsWith("2.", StringComparison.Ordinal)
                && int.TryParse(version.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var requested)
                && requested >= minor));
    }
}
