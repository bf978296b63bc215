namespace SdrsMock.Model;

/// <summary>
/// The sites, with the values of <c>priority_station</c> on the wire: which of the two configured sites is in production.
/// </summary>
internal static class Site
{
    public const string Source = "source";
    public const string Target = "target";

    public static string Other(string station) => station == Source ? Target : Source;
}
