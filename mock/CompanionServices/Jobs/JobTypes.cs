namespace SdrsMock.CompanionServices.Jobs;

/// <summary>The values of <c>job_type</c>.</summary>
internal static class JobTypes
{
    public const string CreateServer = "createServer";
    public const string DeleteServer = "deleteServer";
    public const string StartServer = "startServer";
    public const string StopServer = "stopServer";
    public const string RebootServer = "rebootServer";
    public const string ResizeServer = "resizeServer";
    public const string AttachVolume = "attachVolume";
    public const string DetachVolume = "detachVolume";
    public const string CreateVolume = "createVolume";
    public const string ExtendVolume = "extendVolume";
    public const string DeleteVolume = "deleteVolume";

    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        CreateServer, DeleteServer, StartServer, StopServer, RebootServer, ResizeServer, AttachVolume, DetachVolume,
        CreateVolume, ExtendVolume, DeleteVolume,
    };
}
