namespace SdrsMock.Model;

/// <summary>The values of <c>priority_station</c>: which of the two configured sites is production now.</summary>
internal static class Site
{
    public const string Source = "source";
    public const string Target = "target";

    public static string Other(string station) => station == Source ? Target : Source;
}
