using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Changing the name of a protected instance — apis/protected_instance/changing_the_name_of_a_protected_instance.rst.</summary>
internal sealed class UpdateProtectedInstanceName : Operation<InstanceSubject>
{
    public override string Name => "UpdateProtectedInstanceName";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-RENAME-02", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound),
    ];

    protected override InstanceSubject Resolve(Call call) => InstanceSubject.Of(call, "protected_instance");

    protected override Reply Perform(InstanceSubject it)
    {
        it.World.Rename(it.Instance, it.Request.Text("name")!);
        return Reply.Wrapped("protected_instance", it.Instance, it.World);
    }
}
