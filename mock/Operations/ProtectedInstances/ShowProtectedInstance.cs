using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Querying a protected instance — apis/protected_instance/querying_details_about_a_protected_instance.rst.</summary>
internal sealed class ShowProtectedInstance : Operation<InstanceSubject>
{
    public override string Name => "ShowProtectedInstance";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        Reference("PI-GET-01", "protected_instance_id must name an existing instance", "{protected_instance_id}",
            it => it.Instance is not null,
            Errors.InstanceNotFound),
    ];

    protected override InstanceSubject Resolve(Call call) => InstanceSubject.Of(call);

    protected override Reply Perform(InstanceSubject it) => Reply.Wrapped("protected_instance", it.Instance, it.World);
}
