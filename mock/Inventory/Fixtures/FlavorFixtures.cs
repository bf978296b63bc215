namespace SdrsMock.Inventory.Fixtures;

/// <summary>Fixtures for flavors.</summary>
internal static class FlavorFixtures
{
    public static readonly Fixture[] All =
    [
        General("flavor", "The flavor of the plain servers.", [], "large.2", (it, _) => it),
        General("flavor_other", "Another flavor, to which every server can be changed.", ["PI-RESIZE-01", "PI-RESIZE-07"],
            "xlarge.2", (it, _) => it with { Vcpus = 4, RamMb = 8192 }),
        General("flavor_sold_out", "Sold out in target_az and third_az.", ["PI-CREATE-53"],
            "2xlarge.2", (it, builder) => it with
            {
                Vcpus = 8,
                RamMb = 16384,
                SoldOutIn = [builder.Edition.TargetZone, builder.Edition.ThirdZone],
            }),
        General("flavor_not_resizable_production", "No production server can be changed to it.", ["PI-RESIZE-08"],
            "large.4", (it, _) => it with { RamMb = 8192, ResizableAtProduction = false }),
        General("flavor_not_resizable_dr", "No DR server can be changed to it.", ["PI-RESIZE-09"],
            "xlarge.4", (it, _) => it with { Vcpus = 4, RamMb = 16384, ResizableAtDr = false }),

        Flavor("flavor_unsupported", "With a graphics processor: can be neither protected nor a DR server.",
            ["PI-CREATE-30", "PI-CREATE-47"], (it, _) => it with
            {
                Id = "p2s.2xlarge.8",
                Vcpus = 8,
                RamMb = 65536,
                ServerType = "GPU",
                SupportedAtProduction = false,
                SupportedAtDr = false,
            }),
        Flavor("flavor_newer_series", "Of the C6 series: supported by the Huawei edition, rejected by the OTC edition.",
            ["PI-CREATE-47"], (it, builder) => it with
            {
                Id = "c6.large.2",
                SupportedAtProduction = builder.Edition.ProtectsNewerSeries,
                SupportedAtDr = builder.Edition.ProtectsNewerSeries,
            }),
    ];

    private static Fixture General(
        string name, string description, string[] @for, string size, Func<Flavor, TemplateBuilder, Flavor> modify) =>
        Flavor(name, description, @for, (it, builder) =>
            modify(it with { Id = $"{builder.Edition.GeneralSeries}.{size}" }, builder));

    private static Fixture Flavor(string name, string description, string[] @for, Func<Flavor, TemplateBuilder, Flavor> modify) =>
        new(name, description, @for, builder =>
        {
            var flavor = modify(new() { Id = name }, builder);
            builder.Flavors.Add(flavor);
            return flavor.Id;
        });
}
