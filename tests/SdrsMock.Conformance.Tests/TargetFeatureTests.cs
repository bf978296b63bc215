using System.Reflection;
using SdrsMock.Conformance.Execution;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class TargetFeatureTests
{
    [Fact]
    public void The_list_of_features_contains_each_feature_once()
    {
        var declared = typeof(TargetFeature).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<TargetFeature>().Concat(TargetFeature.Editions.Values);

        TargetFeature.All.ShouldBe(declared, ignoreOrder: true);
        TargetFeature.All.Select(feature => feature.Name).ShouldBeUnique();
    }

    [Fact]
    public void The_readme_documents_each_feature()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "conformance-README.md"));

        foreach (var feature in TargetFeature.All)
        {
            readme.ShouldContain($"| `{feature.Name}` | ");
        }
    }
}
