using NetArchTest.Rules;
using SdrsMock.Engine;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.CompanionServices;

/// <summary>The neighbours know SDRS's engine and surroundings; nothing knows them but the place where all is put together.</summary>
public sealed class IndependenceTests
{
    private const string Neighbours = "SdrsMock.CompanionServices";
    private const string CompositionRoot = nameof(MockEngine);

    [Fact]
    public void Nothing_but_the_composition_root_depends_on_them()
    {
        var dependent = Types.InAssembly(typeof(MockEngine).Assembly)
            .That().DoNotResideInNamespace(Neighbours)
            .And().HaveDependencyOnAny(Neighbours)
            .GetTypes().Select(type => type.Name);

        dependent.ShouldBe([CompositionRoot]);
    }

    [Fact]
    public void They_depend_on_no_operation_of_SDRS_and_on_no_web_framework()
    {
        var dependent = Types.InAssembly(typeof(MockEngine).Assembly)
            .That().ResideInNamespace(Neighbours)
            .And().HaveDependencyOnAny("SdrsMock.Operations", "SdrsMock.Hosting", "SdrsMock.ControlPlane", "Microsoft.AspNetCore", "WireMock")
            .GetTypes().Select(type => type.FullName);

        dependent.ShouldBeEmpty();
    }
}
