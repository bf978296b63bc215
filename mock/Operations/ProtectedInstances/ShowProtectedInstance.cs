using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Querying a protected instance — apis/protected_instance/querying_details_about_a_protected_instance.rst.</summary>
internal sealed class ShowProtectedInstance : Operation<InstanceContext>
{
    public override string Name => "ShowProtectedInstance";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-GET-01", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound),
    ];

    protected override InstanceContext Resolve(OperationContext context) => InstanceContext.Resolve(context);

    protected override Response Perform(InstanceContext it) => ResourceView.Respond("protected_instance", it.Instance, it.Project);
}
