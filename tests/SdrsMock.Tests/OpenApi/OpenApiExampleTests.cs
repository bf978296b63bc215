using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.OpenApi;

/// <summary>The examples of the document work on a fresh mock when they are sent in order, as a collection sends them.</summary>
public sealed class OpenApiExampleTests
{
    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    [InlineData("otc-swiss")]
    public void All_examples_in_order_get_documented_responses(string edition)
    {
        var document = OpenApiDocumentTests.Create(edition);
        var mock = new MockHarness(
            options => (options.Edition, options.JobDuration) = (edition, TimeSpan.Zero),
            projectId: (string)document["paths"]!["/v1/{project_id}/server-groups"]!["get"]!["parameters"]![0]!["example"]!);
        var statuses = new List<int>();

        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, described) in methods!.AsObject())
            {
                var operation = described!.AsObject();
                var response = mock.Send(method.ToUpperInvariant(), TargetOf(path, operation), BodyOf(operation));

                var id = (string)operation["operationId"]!;
                operation["responses"]!.AsObject().ContainsKey($"{response.Status}").ShouldBeTrue($"{id}: {response.Text}");
                if (response.Status < 300 && response.Text.Length > 0)
                {
                    OperationContract.Load(id).Response.Check(response.Json).ShouldBeNull(id);
                    ExampleOf(operation, response.Status).ShouldNotBeNull(id);
                }

                (method == "get" && response.Status != 200).ShouldBeFalse($"{id}: {response.Text}");
                (response.Response.Rejection?.Detail?.StartsWith('$') == true).ShouldBeFalse($"{id}: {response.Response.Rejection}");
                statuses.Add(response.Status);
            }
        }

        statuses.Count(status => status < 300).ShouldBeGreaterThan(25);
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    [InlineData("otc-swiss")]
    public void Examples_of_bodies_satisfy_their_schemas(string edition)
    {
        foreach (var operation in OpenApiDocumentTests.Operations(OpenApiDocumentTests.Create(edition)))
        {
            var names = operation["x-operations"] is JsonArray several
                ? several.Select(name => (string)name!).ToList()
                : [(string)operation["operationId"]!];
            foreach (var name in names)
            {
                var content = operation["requestBody"]?["content"]?["application/json"];
                if ((content?["examples"]?[name]?["value"] ?? content?["example"]) is { } body)
                {
                    OperationContract.Load(name, edition).Body.Check(Parse(body)).ShouldBeNull(name);
                }

                if (ExampleOf(operation, OperationContract.Load(name).Success) is { } response)
                {
                    OperationContract.Load(name).Response.Check(Parse(response)).ShouldBeNull(name);
                }
            }
        }
    }

    [Fact]
    public void Examples_follow_the_asked_project()
    {
        const string Project = "0123456789abcdef0123456789abcdef";
        var mock = new MockHarness(options => options.JobDuration = TimeSpan.Zero, Project);
        var document = OpenApiDocumentTests.Create("huawei", projectId: Project);
        var creation = document["paths"]!["/v1/{project_id}/server-groups"]!["post"]!.AsObject();

        mock.Send("POST", TargetOf("/v1/{project_id}/server-groups", creation), BodyOf(creation)).ShouldSucceed();
        var show = document["paths"]!["/v1/{project_id}/server-groups/{server_group_id}"]!["get"]!.AsObject();
        mock.Send("GET", TargetOf("/v1/{project_id}/server-groups/{server_group_id}", show)).ShouldSucceed();
    }

    private static JsonNode? ExampleOf(JsonObject operation, int status) =>
        operation["responses"]![$"{status}"]!["content"]?["application/json"]?["example"];

    private static JsonElement Parse(JsonNode node) => JsonElement.Parse(node.ToJsonString());

    private static JsonNode? BodyOf(JsonObject operation)
    {
        var content = operation["requestBody"]?["content"]?["application/json"];
        return content?["example"] ?? content?["examples"]?.AsObject().First().Value!["value"];
    }

    private static string TargetOf(string path, JsonObject operation)
    {
        var parameters = operation["parameters"]!.AsArray().Select(parameter => parameter!.AsObject()).ToLookup(
            parameter => (string)parameter["in"]!);
        var target = parameters["path"].Aggregate(path, (filled, parameter) => filled.Replace(
            $"{{{(string)parameter["name"]!}}}", (string)parameter["example"]!, StringComparison.Ordinal));
        var query = parameters["query"].Select(parameter =>
            $"{(string)parameter["name"]!}={Uri.EscapeDataString(TextOf(parameter["example"]!))}").ToList();
        return query.Count == 0 ? target : $"{target}?{string.Join('&', query)}";
    }

    private static string TextOf(JsonNode value) => value is JsonArray list ? (string)list[0]! : value.ToString();
}
