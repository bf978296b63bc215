namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for active-active domains and their zones.</summary>
internal static class DomainFixtures
{
    public static readonly Fixture[] All =
    [
        new("source_az", "The zone where the plain servers and disks are.", [], builder => builder.Edition.SourceZone),
        new("target_az", "The other zone of the plain domain.", [], builder => builder.Edition.TargetZone),
        new("third_az", "A zone outside the plain domain, without dedicated storage and without dedicated hosts.",
            ["PG-CREATE-03", "PG-CREATE-04"], builder => builder.Edition.ThirdZone),

        Domain("domain_id", "The plain domain: joins source_az and target_az.", [], (it, builder) =>
            it with
        {
            Id = builder.Edition.DomainId ?? it.Id,
            Name = builder.Edition.DomainName ?? it.Name,
        }),
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

    private static Fixture Domain(string name, string description, string[] @for, Func<Domain, TemplateBuilder, Domain> modify) =>
        new(name, description, @for, builder =>
        {
            var domain = modify(
                new()
                {
                    Id = builder.Id("domains", name),
                    Name = builder.Names.Place("domain", name),
                    LocalAvailabilityZone = new() { Name = builder.Edition.SourceZone },
                    RemoteAvailabilityZone = new() { Name = builder.Edition.TargetZone },
                },
                builder);
            builder.Domains.Add(domain with
            {
                Description = $"{domain.LocalAvailabilityZone.Name} and {domain.RemoteAvailabilityZone.Name}",
            });
            return domain.Id;
        });

    private static Domain ToThirdZone(Domain domain, TemplateBuilder builder) => domain with
    {
        RemoteAvailabilityZone = new()
        {
            Name = builder.Edition.ThirdZone,
            DssSupported = false,
            DedicatedHostsSupported = false,
        },
    };
}
