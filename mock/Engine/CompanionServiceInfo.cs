namespace SdrsMock.Engine;

/// <summary>A service that is served beside SDRS because client programs need it: a helper, held to no ledger.</summary>
/// <param name="Name">The service.</param>
/// <param name="Served">Whether it is on.</param>
/// <param name="Calls">Method and path of each call.</param>
internal sealed record CompanionServiceInfo(string Name, bool Served, IReadOnlyList<string> Calls);
