using SdrsMock.Engine;
using SdrsMock.Resources;
using SdrsMock.Surroundings;
using static SdrsMock.Resources.Status;

namespace SdrsMock.Operations;

/// <summary>Modifying the specifications of a protected instance — apis/protected_instance/modifying_the_specifications_of_a_protected_instance.rst.</summary>
internal sealed class ResizeProtectedInstance : AsyncOperation<ResizeProtectedInstance.Subject>
{
    public override string Name => "ResizeProtectedInstance";

    internal sealed record Subject(InstanceSubject It) : InstanceSubject(It)
    {
        public FlavorChange OfProduction => new(Production, Request.Text("flavorRef") ?? Request.Text("production_flavorRef"), Request.Text("production_dedicated_host_id"), World);

        public FlavorChange OfRecovery => new(Recovery, Request.Text("flavorRef") ?? Request.Text("dr_flavorRef"), Request.Text("dr_dedicated_host_id"), World);
    }

    private static readonly Transition s_resizing = new(
        "protected-instances.resize", "resizeProtectedInstanceNew", ResourceKind.Instance,
        From: [Available, Protected, ErrorResizing], Via: Resizing, To: Move.AsGroup, OnFailure: ErrorResizing, Errors.NotResized);

    public override IReadOnlyList<Transition> Transitions { get; } = [s_resizing];

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Syntax("PI-RESIZE-05", "At least one of flavorRef, production_flavorRef, dr_flavorRef is given (each is optional in the table)", "$.resize",
            it => it.Request.Has("flavorRef") || it.Request.Has("production_flavorRef") || it.Request.Has("dr_flavorRef"),
            Errors.RequestInvalid),

        Reference("PI-RESIZE-16", "protected_instance_id must name an instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound),

        Reference("PI-RESIZE-10", "production_dedicated_host_id is given when the production server is on a DeH", "$.resize.production_dedicated_host_id",
            it => it.OfProduction is { HostId: null } or { Host: not null },
            Errors.HostNotFound),

        Reference("PI-RESIZE-11", "dr_dedicated_host_id is given when the DR server is on a DeH", "$.resize.dr_dedicated_host_id",
            it => it.OfRecovery is { HostId: null } or { Host: not null },
            Errors.HostNotFound),

        State("PI-RESIZE-01", "Group status is available or protected", "{protected_instance_id}",
            it => it.Group.Status is Available or Protected,
            Errors.GroupNotAvailableOrProtected),

        State("PI-RESIZE-02", "Instance status is available, protected or error-resizing", "{protected_instance_id}",
            it => s_resizing.Permits(it.Instance.Status),
            Errors.InstanceNotAvailable),

        State("PI-RESIZE-15", "Yearly/monthly servers cannot be resized", "{protected_instance_id}",
            it => it.Production.ChargingMode != ChargingModes.PrePaid && it.Recovery.ChargingMode != ChargingModes.PrePaid,
            Errors.PrepaidNotResizable),

        State("PI-RESIZE-03", "The production server is stopped when its flavor changes", "{protected_instance_id}",
            it => !it.OfProduction.Happens || it.Production.IsStopped,
            Errors.ProductionServerNotStopped),

        State("PI-RESIZE-04", "The DR server is stopped when its flavor changes", "{protected_instance_id}",
            it => !it.OfRecovery.Happens || it.Recovery.IsStopped,
            Errors.RecoveryServerRunning),

        Relation("PI-RESIZE-14", "A pair holding the system disk is attached", "{protected_instance_id}",
            it => it.Instance.Attachments.Any(attachment => AttachedVolume.IsSystemDevice(attachment.Device)),
            Errors.NoSystemDiskPair),

        Relation("PI-RESIZE-07", "The new flavor differs from the current one", "$.resize",
            it => it.OfProduction.Happens || it.OfRecovery.Happens,
            Errors.FlavorUnchanged),

        Relation("PI-RESIZE-08", "Production flavor change is possible", "$.resize",
            it => !it.OfProduction.Happens || it.OfProduction.Flavor is null or { SupportedAtProduction: true },
            Errors.ProductionFlavorUnusable),

        .. Relation("PI-RESIZE-08", "Production flavor change is possible", "$.resize",
            it => !it.OfProduction.Happens || it.OfProduction is { Flavor.ResizableAtProduction: true, Fits: true },
            Errors.ProductionFlavorUnreachable).AndIn("otc", Errors.ProductionFlavorUnusable),

        Relation("PI-RESIZE-09", "DR flavor change is possible", "$.resize",
            it => !it.OfRecovery.Happens || it.OfRecovery.Flavor is null or { SupportedAtDr: true },
            Errors.RecoveryFlavorUnusable),

        .. Relation("PI-RESIZE-09", "DR flavor change is possible", "$.resize",
            it => !it.OfRecovery.Happens || it.OfRecovery is { Flavor.ResizableAtDr: true, Fits: true },
            Errors.RecoveryFlavorUnreachable).AndIn("otc", Errors.RecoveryFlavorUnusable),

        Relation("PI-RESIZE-12", "production_dedicated_host_id is refused when the production server is not on a DeH", "$.resize.production_dedicated_host_id",
            it => it.OfProduction.HostId is null || it.Production.DedicatedHostId is not null,
            Errors.ProductionServerNotOnHost),

        Relation("PI-RESIZE-13", "dr_dedicated_host_id is refused when the DR server is not on a DeH", "$.resize.dr_dedicated_host_id",
            it => it.OfRecovery.HostId is null || it.Recovery.DedicatedHostId is not null,
            Errors.RecoveryServerNotOnHost),

        Relation("PI-RESIZE-10", "production_dedicated_host_id is given when the production server is on a DeH", "$.resize.production_dedicated_host_id",
            it => !it.OfProduction.Happens || it.Production.DedicatedHostId is null || it.OfProduction.HostId is not null,
            Errors.ProductionHostMissing),

        Relation("PI-RESIZE-11", "dr_dedicated_host_id is given when the DR server is on a DeH", "$.resize.dr_dedicated_host_id",
            it => !it.OfRecovery.Happens || it.Recovery.DedicatedHostId is null || it.OfRecovery.HostId is not null,
            Errors.RecoveryHostMissing),

        Outcome("PI-RESIZE-03", "The production server is stopped when its flavor changes",
            (job, world) => FlavorChange.CanBeMade(job, InstanceServers.InProduction(world.Instances[job.ResourceId]!, world)),
            Errors.NotResized),

        Outcome("PI-RESIZE-04", "The DR server is stopped when its flavor changes",
            (job, world) => FlavorChange.CanBeMade(job, InstanceServers.StandingBy(world.Instances[job.ResourceId]!, world)),
            Errors.NotResized),

        Remark("PI-RESIZE-06", "flavorRef overrides production_flavorRef and dr_flavorRef and sets both servers",
            because: "it describes what the job does; tests hold it to that"),
    ];

    protected override Subject Resolve(Call call) => new(InstanceSubject.Of(call, "resize"));

    protected override Job Begin(Subject it)
    {
        var job = Start(it.World, s_resizing, it.Instance);
        job.Tell("protected_instance_id", it.Instance.Id);
        it.OfProduction.NoteIn(job);
        it.OfRecovery.NoteIn(job);
        return job;
    }

    public override void Succeed(Job job, World world)
    {
        foreach (var server in InstanceServers.Of(world.Instances[job.ResourceId]!, world).ToList())
        {
            FlavorChange.Make(job, server, world);
        }
    }
}
