using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.ProtectedInstances;

/// <summary>Changing the name of a protected instance — apis/protected_instance/changing_the_name_of_a_protected_instance.rst.</summary>
internal sealed class UpdateProtectedInstanceName : Operation<InstanceContext>
{
    public override string Name => "UpdateProtectedInstanceName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-RENAME-02", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.NamedInstance.Exists,
            Errors.InstanceNotFound),
    ];

    protected override InstanceContext Resolve(OperationContext context) => InstanceContext.Resolve(context, "protected_instance");

    protected override Response Perform(InstanceContext it)
    {
        it.Project.Rename(it.Instance, it.Request.GetRequiredString("name"));
        return ResourceView.Respond("protected_instance", it.Instance, it.Project);
    }
}
