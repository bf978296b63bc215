using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Names in JSON must not follow C# names: files that exist must stay readable after a rename.</summary>
public sealed class PinnedNamesTests
{
    [Fact]
    public void Each_name_in_JSON_is_given_explicitly() => PinnedNames.MissingIn(typeof(RunReport).Assembly).ShouldBeEmpty();
}
