using System.Text.Json.Nodes;
using SdrsMock.OpenApi;
using SdrsMock.Schemas;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.OpenApi;

/// <summary>The properties of the OpenAPI document that other people's tools depend on; tests/Interop runs the tools themselves.</summary>
public sealed class OpenApiDocumentTests
{
    private const string Url = "http://mock.test:8080";

    private static readonly string[] s_failures = ["400", "401", "403", "404", "429", "default"];
    private static readonly string[] s_kinds = ["schemas", "responses"];

    public static TheoryData<string, string> Documents => new()
    {
        { "huawei", "3.1" }, { "huawei", "3.0" }, { "otc", "3.1" }, { "otc", "3.0" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_operation_has_a_short_unique_id_a_tag_and_error_responses(string edition, string version)
    {
        var document = Create(edition, version);
        var tags = document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToList();
        var operations = Operations(document).ToList();

        operations.Select(operation => (string)operation["operationId"]!).ShouldBeUnique();
        foreach (var operation in operations)
        {
            ((string)operation["operationId"]!).Length.ShouldBeLessThan(40);
            tags.ShouldContain((string)operation["tags"]![0]!);
            ((string)operation["description"]!).ShouldNotBeEmpty();
            s_failures.ShouldBeSubsetOf(operation["responses"]!.AsObject().Select(response => response.Key));
        }

        ((string)document["openapi"]!).ShouldBe(version == "3.0" ? "3.0.3" : "3.1.0");
        ((string)document["servers"]![0]!["url"]!).ShouldBe(Url);
        ((string)document["info"]!["license"]!["name"]!).ShouldBe("MIT");
        ((string)document["info"]!["description"]!).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("huawei")]
    [InlineData("otc")]
    [InlineData("otc-swiss")]
    public void Each_operation_of_the_edition_is_described_once(string edition)
    {
        var names = Operations(Create(edition)).SelectMany(operation => operation["x-operations"] is JsonArray several
            ? several.Select(name => (string)name!)
            : [(string)operation["operationId"]!]);

        names.ShouldBe(
            Catalog.Operations.Where(entry => entry.IsIn(edition)).Select(entry => entry.Name),
            ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_reference_resolves_and_each_component_is_used(string edition, string version)
    {
        var document = Create(edition, version);
        var references = Nodes(document).Select(node => (string?)(node["$ref"] as JsonValue)).OfType<string>().ToHashSet();
        var defined = s_kinds.SelectMany(kind =>
            document["components"]![kind]!.AsObject().Select(component => $"#/components/{kind}/{component.Key}"));

        references.ShouldBe(defined, ignoreOrder: true);
        references.ShouldContain("#/components/schemas/ProtectionGroup");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Schemas_avoid_what_generators_cannot_express(string edition, string version)
    {
        foreach (var schema in Nodes(Create(edition, version)))
        {
            var text = schema.ToJsonString();
            (schema["properties"] is JsonObject { Count: > 0 } && schema.ContainsKey("additionalProperties")).ShouldBeFalse(text);
            if ((schema["type"] is JsonArray types && types.Count(type => (string?)type != "null") > 1) || schema["oneOf"] is not null)
            {
                schema.ContainsKey("default").ShouldBeFalse(text);
            }

            (schema["pattern"] is JsonValue pattern && ((string)pattern!).Any(character => character > '~')).ShouldBeFalse(text);
            if (version == "3.0")
            {
                (schema["type"] is JsonArray).ShouldBeFalse(text);
                (schema["$ref"] is JsonValue && schema.Count > 1).ShouldBeFalse(text);
            }
        }
    }

    [Fact]
    public void The_document_holds_no_members_of_another_edition()
    {
        var (huawei, otc) = (Create("huawei").ToJsonString(), Create("otc").ToJsonString());

        foreach (var member in (string[])["\"cluster_id\"", "\"tenancy\"", "\"dedicated_host_id\"", "\"Tenancy\"", "rpo-statistics"])
        {
            huawei.ShouldContain(member);
            otc.ShouldNotContain(member);
        }
    }

    [Fact]
    public void One_error_component_has_the_forms_of_the_service_and_of_the_gateway()
    {
        var document = Create("huawei");
        var error = document["components"]!["schemas"]!["ErrorResponse"]!;

        error["properties"]!.AsObject().Select(member => member.Key).ShouldBe(["error", "error_code", "error_msg", "request_id"]);
        error["required"].ShouldBeNull();
        document["components"]!["responses"]!.AsObject().ShouldAllBe(response =>
            (string)response.Value!["content"]!["application/json"]!["schema"]!["$ref"]! == "#/components/schemas/ErrorResponse");
    }

    [Fact]
    public void Actions_on_one_path_are_one_object_with_one_of_several_members()
    {
        var document = Create("huawei");
        var action = document["components"]!["schemas"]!["RunProtectionGroupActionRequest"]!;
        var tags = document["components"]!["schemas"]!["BatchAddOrDeleteTagsRequest"]!;

        action["properties"]!.AsObject().Select(member => member.Key)
            .ShouldBe(["start-server-group", "stop-server-group", "failover-server-group", "reverse-server-group"]);
        ((int)action["minProperties"]!, (int)action["maxProperties"]!).ShouldBe((1, 1));
        action["required"].ShouldBeNull();
        tags["properties"]!["action"]!["enum"]!.ToJsonString().ShouldBe("""["create","delete"]""");
        tags["properties"]!["tags"]!["items"]!["$ref"]!.ToString().ShouldBe("#/components/schemas/BatchAddOrDeleteTagsRequestTags");
        document["components"]!["schemas"]!["BatchAddOrDeleteTagsRequestTags"]!["required"]!.ToJsonString().ShouldBe("""["key"]""");
    }

    [Fact]
    public void A_body_is_required_exactly_where_an_empty_one_is_rejected()
    {
        var mock = new MockHarness();
        mock.AddOneOfEach();
        foreach (var operation in Operations(Create("huawei")).Where(operation => operation["requestBody"] is not null))
        {
            var name = (string?)operation["x-operations"]?[0] ?? (string)operation["operationId"]!;
            var contract = OperationContract.Load(name);
            var response = mock.Send(contract.Method, Fill(contract.Path, operation, mock.ProjectId));

            var detail = response.Response.Rejection?.Detail ?? "";
            (detail.EndsWith(": required", StringComparison.Ordinal) || detail.EndsWith("no match", StringComparison.Ordinal))
                .ShouldBe((bool)operation["requestBody"]!["required"]!, $"{name}: {detail}");
        }
    }

    [Fact]
    public void Lists_of_ids_state_their_spelling()
    {
        var lists = Operations(Create("huawei")).SelectMany(operation => operation["parameters"]!.AsArray())
            .Where(parameter => (string?)parameter!["schema"]!["type"] == "array").ToList();

        lists.Count.ShouldBe(4);
        foreach (var list in lists)
        {
            ((string)list!["style"]!, (bool)list["explode"]!).ShouldBe(("form", true));
            ((string)list["description"]!).ShouldContain("JSON text");
        }
    }

    internal static JsonObject Create(string edition, string version = "3.1", string? projectId = null)
    {
        var options = new MockOptions { Edition = edition };
        using var engine = new SdrsMock.Engine.MockEngine(options);
        return OpenApiDocument.Create(
            options,
            engine.Operations,
            projectId ?? engine.Issuer.DefaultProjectId,
            version == "3.0" ? OpenApiVersion.V30 : OpenApiVersion.V31,
            Url);
    }

    internal static IEnumerable<JsonObject> Operations(JsonObject document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!.AsObject());

    private static string Fill(string path, JsonObject operation, string projectId) => operation["parameters"]!.AsArray()
        .Where(parameter => (string)parameter!["in"]! == "path")
        .Aggregate(path, (filled, parameter) => filled.Replace(
            $"{{{(string)parameter!["name"]!}}}",
            (string)parameter["name"]! == "project_id" ? projectId : (string)parameter["example"]!,
            StringComparison.Ordinal));

    // Every object outside the examples.
    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => member.Key is not ("example" or "examples"))
            .SelectMany(member => Nodes(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Nodes),
        _ => [],
    };
}
