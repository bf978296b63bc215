using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Schemas;

/// <summary>Each source of the catalog is named by a title and a place that a reader can open.</summary>
public sealed class SourceTitleTests
{
    public static TheoryData<string> Sources => [.. Catalog.Constraints.Select(constraint => constraint.Source).Distinct()];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_has_a_title(string source)
    {
        var title = SourceTitles.Describe(source);

        title.ShouldContain("Cloud");
        title.ShouldNotContain("000_");
    }
}
