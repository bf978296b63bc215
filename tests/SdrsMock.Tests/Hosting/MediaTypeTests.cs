using SdrsMock.Http;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>Media types are parsed, not compared by prefix.</summary>
public sealed class MediaTypeTests
{
    [Theory]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=utf-8", true)]
    [InlineData("application/json;charset=\"utf-8\"", true)]
    [InlineData("application/jsonx", false)]
    [InlineData("application/json-patch+json", false)]
    [InlineData("text/json", false)]
    [InlineData("application/json, text/html", false)]
    [InlineData("nonsense", false)]
    public void A_content_type_is_json_or_not(string value, bool isJson) => MediaTypes.Is(value, MediaTypes.Json).ShouldBe(isJson);

    [Theory]
    [InlineData("*/*", true)]
    [InlineData("application/*", true)]
    [InlineData("text/html, application/json;q=0.1", true)]
    [InlineData("application/json;q=0", false)]
    [InlineData("application/json;q=0, */*", false)]
    [InlineData("*/*;q=0", false)]
    [InlineData("text/html", false)]
    [InlineData("application/jsonx", false)]
    [InlineData("text/html, ;;, */*;q=0.5", true)]
    public void An_accept_header_admits_json_or_not(
        string value, bool admits) => MediaTypes.Accepts(value, MediaTypes.Json).ShouldBe(admits);
}
