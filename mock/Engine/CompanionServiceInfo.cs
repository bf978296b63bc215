namespace SdrsMock.Engine;

/// <summary>A service that is served besides SDRS because clients need it; the catalog does not cover it.</summary>
/// <param name="Name">The service's name.</param>
/// <param name="Served">Whether it is enabled.</param>
/// <param name="Calls">The method and path of each call.</param>
internal sealed record CompanionServiceInfo(string Name, bool Served, IReadOnlyList<string> Calls);
