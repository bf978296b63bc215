namespace SdrsMock.Client.Models;

/// <summary>The two sites of a protection group. Source: <c>schemas/types/priority-station.json</c>.</summary>
public static class Station
{
    /// <summary>The site that was the production site when the group was created.</summary>
    public const string Source = "source";

    /// <summary>The site that was the DR site when the group was created.</summary>
    public const string Target = "target";
}
