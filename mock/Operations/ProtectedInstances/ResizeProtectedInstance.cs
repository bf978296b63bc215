using SdrsMock.Common;
using SdrsMock.Inventory;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.State;
using static SdrsMock.Model.Status;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>
/// Modifying the specifications of a protected instance —
/// apis/protected_instance/modifying_the_specifications_of_a_protected_instance.rst.
/// </summary>
internal sealed class ResizeProtectedInstance : AsyncOperation<ResizeProtectedInstance.Context>
{
    public override string Name => "ResizeProtectedInstance";

    internal sealed record Context(InstanceContext Base) : InstanceContext(Base)
    {
        public FlavorChange ProductionChange => new(
            ProductionServerLookup,
            Request.GetString("flavorRef") ?? Request.GetString("production_flavorRef"),
            Request.GetString("production_dedicated_host_id"),
            Project);

        public FlavorChange DrChange => new(
            DrServerLookup,
            Request.GetString("flavorRef") ?? Request.GetString("dr_flavorRef"),
            Request.GetString("dr_dedicated_host_id"),
            Project);
    }

    private static readonly Transition s_resizing = new(
        "protected-instances.resize", "resizeProtectedInstanceNew", ResourceKind.Instance,
        From: [Available, Protected, ErrorResizing], InProgress: Resizing, To: FinalStatus.GroupStatus,
        OnFailure: ErrorResizing, Errors.NotResized);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_resizing];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax(
            "PI-RESIZE-05",
            "At least one of flavorRef, production_flavorRef, dr_flavorRef is given (each is optional in the table)",
            "$.resize",
            it => it.Request.Has("flavorRef") || it.Request.Has("production_flavorRef") || it.Request.Has("dr_flavorRef"),
            Errors.RequestInvalid),

        Reference("PI-RESIZE-16", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound),

        Reference(
            "PI-RESIZE-10",
            "production_dedicated_host_id is given when the production server is on a DeH",
            "$.resize.production_dedicated_host_id",
            it => it.ProductionChange is { HostId: null } or { Host: not null },
            Errors.HostNotFound),

        Reference("PI-RESIZE-11", "dr_dedicated_host_id is given when the DR server is on a DeH", "$.resize.dr_dedicated_host_id",
            it => it.DrChange is { HostId: null } or { Host: not null },
            Errors.HostNotFound),

        State("PI-RESIZE-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-RESIZE-02", "Instance status is available, protected or error-resizing", "{protected_instance_id}",
            it => s_resizing.Permits(it.Instance.Status),
            Errors.InstanceAbnormal),

        State("PI-RESIZE-15", "Yearly/monthly servers cannot be resized", "{protected_instance_id}",
            it => it.ProductionServer.ChargingMode != ChargingModes.PrePaid && it.DrServer.ChargingMode != ChargingModes.PrePaid,
            Errors.PrepaidNotResizable),

        State("PI-RESIZE-03", "The production server is stopped when its flavor changes", "{protected_instance_id}",
            it => !it.ProductionChange.IsRequested || it.ProductionServer.IsStopped,
            Errors.ProductionServerNotStopped),

        State("PI-RESIZE-04", "The DR server is stopped when its flavor changes", "{protected_instance_id}",
            it => !it.DrChange.IsRequested || it.DrServer.IsStopped,
            Errors.RecoveryServerRunning),

        Relation("PI-RESIZE-14", "A pair holding the system disk is attached", "{protected_instance_id}",
            it => it.Instance.Attachments.Any(attachment => AttachedVolume.IsSystemDevice(attachment.Device)),
            Errors.NoSystemDiskPair),

        Relation("PI-RESIZE-07", "The new flavor differs from the current one", "$.resize",
            it => it.ProductionChange.IsRequested || it.DrChange.IsRequested,
            Errors.FlavorUnchanged),

        Relation("PI-RESIZE-08", "Production flavor change is possible", "$.resize",
            it => !it.ProductionChange.IsRequested || it.ProductionChange.Flavor is null or { SupportedAtProduction: true },
            Errors.ProductionFlavorUnusable),

        .. Relation("PI-RESIZE-08", "Production flavor change is possible", "$.resize",
            it => !it.ProductionChange.IsRequested || it.ProductionChange is { Flavor.ResizableAtProduction: true, Fits: true },
            Errors.ProductionFlavorUnreachable).WithCodeElsewhere(Errors.ProductionFlavorUnusable),

        Relation("PI-RESIZE-09", "DR flavor change is possible", "$.resize",
            it => !it.DrChange.IsRequested || it.DrChange.Flavor is null or { SupportedAtDr: true },
            Errors.RecoveryFlavorUnusable),

        .. Relation("PI-RESIZE-09", "DR flavor change is possible", "$.resize",
            it => !it.DrChange.IsRequested || it.DrChange is { Flavor.ResizableAtDr: true, Fits: true },
            Errors.RecoveryFlavorUnreachable).WithCodeElsewhere(Errors.RecoveryFlavorUnusable),

        Relation("PI-RESIZE-12", "production_dedicated_host_id is rejected when the production server is not on a DeH",
            "$.resize.production_dedicated_host_id",
            it => it.ProductionChange.HostId is null || it.ProductionServer.DedicatedHostId is not null,
            Errors.ProductionServerNotOnHost),

        Relation("PI-RESIZE-13", "dr_dedicated_host_id is rejected when the DR server is not on a DeH", "$.resize.dr_dedicated_host_id",
            it => it.DrChange.HostId is null || it.DrServer.DedicatedHostId is not null,
            Errors.RecoveryServerNotOnHost),

        Relation(
            "PI-RESIZE-10",
            "production_dedicated_host_id is given when the production server is on a DeH",
            "$.resize.production_dedicated_host_id",
            it => !it.ProductionChange.IsRequested || it.ProductionServer.DedicatedHostId is null || it.ProductionChange.HostId is not null,
            Errors.ProductionHostMissing),

        Relation("PI-RESIZE-11", "dr_dedicated_host_id is given when the DR server is on a DeH", "$.resize.dr_dedicated_host_id",
            it => !it.DrChange.IsRequested || it.DrServer.DedicatedHostId is null || it.DrChange.HostId is not null,
            Errors.RecoveryHostMissing),

        CompletionRule("PI-RESIZE-03", "The production server is stopped when its flavor changes",
            (job, project) => FlavorChange.CanBeMade(job, InstanceServers.AtProduction(project.Instances.Get(job.ResourceId), project)),
            Errors.NotResized),

        CompletionRule("PI-RESIZE-04", "The DR server is stopped when its flavor changes",
            (job, project) => FlavorChange.CanBeMade(job, InstanceServers.AtDrSite(project.Instances.Get(job.ResourceId), project)),
            Errors.NotResized),

        Unenforced("PI-RESIZE-06", "flavorRef overrides production_flavorRef and dr_flavorRef and sets both servers",
            because: "it describes what the job does; tests check it"),
    ];

    protected override Context Resolve(OperationContext context) => new(InstanceContext.Resolve(context, "resize"));

    protected override Job Begin(Context it)
    {
        var job = Start(it.Project, s_resizing, it.Instance);
        job.SetEntity("protected_instance_id", it.Instance.Id);
        it.ProductionChange.SaveTo(job);
        it.DrChange.SaveTo(job);
        return job;
    }

    public override void Succeed(Job job, ProjectState project)
    {
        foreach (var server in InstanceServers.All(project.Instances.Get(job.ResourceId), project).ToList())
        {
            FlavorChange.Make(job, server, project);
        }
    }
}
