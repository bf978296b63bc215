namespace SdrsMock.Engine;

/// <summary>A service that is served beside SDRS because client programs need it: a helper, held to no ledger.</summary>
/// <param name="Name">The service.</param>
/// <param name="Served">Whether it is on.</param>
/// <param name="Calls">Method and path of each call.</param>
internal sealed record CompanionServiceInfo(string Name, bool Served, IReadOnlyList<string> Calls);

/// <summary>A call of a helper, as metrics name it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">Method and path, with names where ids stand; <see cref="None"/> for what the service does not have.</param>
internal sealed record CompanionCall(string Service, string Name)
{
    public const string None = "none";
}
