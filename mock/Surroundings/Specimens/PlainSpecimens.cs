using static SdrsMock.Surroundings.Specimens.ServerMaking;

namespace SdrsMock.Surroundings.Specimens;

/// <summary>Servers that break no rule: enough of them for long stories and for one batch too many.</summary>
internal static class PlainSpecimens
{
    private const string Sentence =
        "A stopped Linux server in source_az and vpc with one system disk of 40 GB on /dev/vda and no key pair.";

    public static readonly Specimen[] All =
    [
        Server("server_a", Sentence, ["PI-CREATE-03", "PI-CREATE-54"], new()),
        Server("server_b", Sentence, [], new()),
        Server("server_c", Sentence, [], new()),
        Server("server_d", Sentence, [], new()),
        Server("server_e", Sentence, [], new()),
        Server("server_f", Sentence, ["PI-BCREATE-12"], new()),
        Server("server_g", Sentence, [], new()),
        Server("server_h", Sentence, [], new()),
    ];
}
