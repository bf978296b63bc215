namespace SdrsMock.Client.Models;

/// <summary>The two sites of a protection group. Source: <c>schemas/types/priority-station.json</c>.</summary>
public static class Station
{
    /// <summary>The site that was production when the group was made.</summary>
    public const string Source = "source";

    /// <summary>The site that was for disaster recovery when the group was made.</summary>
    public const string Target = "target";
}
