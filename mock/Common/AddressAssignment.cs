namespace SdrsMock.Common;

/// <summary>
/// How companion services choose the address of a new interface that names none. A state keeps the way in which it was begun,
/// because replaying its commands must give the same addresses.
/// </summary>
internal enum AddressAssignment
{
    /// <summary>Draws it from the seed, as a DHCP pool does not hand out addresses in order.</summary>
    Drawn,

    /// <summary>The lowest free one: states of formats before addresses were drawn.</summary>
    Lowest,
}
