namespace SdrsMock.Tests.Fuzz;

/// <summary>Mutates valid requests one to three times.</summary>
internal static class Mutations
{
    private static readonly IReadOnlyList<(string Name, Func<WireRequest, SeededRandom, WireRequest> Change)>[] s_kinds =
        [JsonMutations.All, JsonMutations.All, BodyMutations.All, HeaderMutations.All, TargetMutations.All];

    public static WireRequest Spoil(WireRequest call, SeededRandom chance)
    {
        for (var times = 1 + chance.Below(3); times > 0; times--)
        {
            var (name, change) = chance.Of(chance.Of(s_kinds));
            call = change(call, chance) with { Made = [.. call.Made, name] };
        }

        return call;
    }
}
