namespace SdrsMock.Surroundings.Specimens;

/// <summary>Active-active domains and the zones that they join.</summary>
internal static class DomainSpecimens
{
    public static readonly Specimen[] All =
    [
        new("source_az", "The zone where the plain servers and disks are.", [], draft => draft.Edition.SourceZone),
        new("target_az", "The other zone of the plain domain.", [], draft => draft.Edition.TargetZone),
        new("third_az", "A zone outside the plain domain, without dedicated storage and without dedicated hosts.",
            ["PG-CREATE-03", "PG-CREATE-04"], draft => draft.Edition.ThirdZone),

        Domain("domain_id", "The plain domain: joins source_az and target_az.", [], (it, draft) =>
            it with { Id = draft.Edition.DomainId ?? it.Id }),
        Domain("domain_sold_out", "Joins the same zones and has no capacity left.", ["PG-CREATE-10"], (it, _) =>
            it with { SoldOut = true }),
        Domain("domain_no_source_access", "Joins the same zones; the tenant may not use source_az.", ["PG-CREATE-11"],
            (it, _) => it with { LocalAvailabilityZone = it.LocalAvailabilityZone with { Accessible = false } }),
        Domain("domain_no_target_access", "Joins the same zones; the tenant may not use target_az.", ["PG-CREATE-12"],
            (it, _) => it with { RemoteAvailabilityZone = it.RemoteAvailabilityZone with { Accessible = false } }),
        Domain("domain_without_dss", "Joins source_az and third_az, which has no dedicated storage.",
            ["PI-CREATE-20", "RP-CREATE-17"], ToThirdZone),
        Domain("domain_without_dedicated_hosts", "Joins source_az and third_az, which has no dedicated hosts.",
            ["PI-CREATE-38"], ToThirdZone),
    ];

    private static Specimen Domain(string name, string sentence, string[] @for, Func<Domain, Draft, Domain> shape) =>
        new(name, sentence, @for, draft =>
        {
            var domain = shape(
                new()
                {
                    Id = draft.Id("domains", name),
                    Name = draft.Names.Place("domain", name),
                    LocalAvailabilityZone = new() { Name = draft.Edition.SourceZone },
                    RemoteAvailabilityZone = new() { Name = draft.Edition.TargetZone },
                },
                draft);
            draft.Domains.Add(domain with
            {
                Description = $"{domain.LocalAvailabilityZone.Name} and {domain.RemoteAvailabilityZone.Name}",
            });
            return domain.Id;
        });

    private static Domain ToThirdZone(Domain it, Draft draft) => it with
    {
        RemoteAvailabilityZone = new()
        {
            Name = draft.Edition.ThirdZone,
            DssSupported = false,
            DedicatedHostsSupported = false,
        },
    };
}
