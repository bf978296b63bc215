using System.Collections.Immutable;

namespace SdrsMock.Surroundings.Specimens;

/// <summary>The table of contents of the built-in surroundings.</summary>
internal static class AllSpecimens
{
    /// <summary>In the order in which they are made: what is referred to comes first.</summary>
    public static ImmutableArray<Specimen> InOrder { get; } =
    [
        .. DomainSpecimens.All,
        .. FlavorSpecimens.All,
        .. NetworkSpecimens.All,
        .. HardwareSpecimens.All,
        .. PlainSpecimens.All,
        .. ServerSpecimens.All,
        .. VolumeSpecimens.All,
        .. AddressSpecimens.All,
    ];

    /// <summary>The blueprint that they make.</summary>
    public static Blueprint Make(Edition edition, long seed)
    {
        var draft = new Draft(edition, seed);
        foreach (var specimen in InOrder)
        {
            draft.Variables.Add(specimen.Name, specimen.Make(draft));
        }

        return draft.Finish();
    }
}
