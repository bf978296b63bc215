using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Client.Tests;

/// <summary>Names in JSON must not follow C# names: files that exist must stay readable after a rename.</summary>
public sealed class PinnedNamesTests
{
    [Fact]
    public void Each_name_in_JSON_is_given_explicitly() => PinnedNames.MissingIn(typeof(SdrsClient).Assembly).ShouldBeEmpty();
}
