using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SdrsMock.Client.Json;
using SdrsMock.Client.Models;
using SdrsMock.Schemas;
using Shouldly;

namespace SdrsMock.Client.Tests;

/// <summary>Checks the client against <c>schemas/</c>: every operation, and every member of requests and responses.</summary>
public sealed class ContractTests
{
    public static TheoryData<string> Operations { get; } = [.. Catalog.Operations.Select(operation => operation.Name)];

    [Fact]
    public void The_client_has_exactly_one_method_for_each_operation()
    {
        var methods = typeof(SdrsClient)
            .GetMethods()
            .Select(method => method.Name)
            .Where(name => name.EndsWith("Async", StringComparison.Ordinal));

        methods.Where(name => name is not nameof(SdrsClient.WaitForJobAsync) && !name.StartsWith("All", StringComparison.Ordinal))
            .ShouldBe(Catalog.Operations.Select(operation => $"{operation.Name}Async"), ignoreOrder: true);
    }

    [Fact]
    public void The_client_has_an_enumeration_for_each_paged_list()
    {
        var paged = Catalog.Operations.Where(operation => SchemaVisitor.Request(operation.Name) is var request
            && (request["x-query"].Members().ContainsKey("offset") || request.Members().ContainsKey("offset")));

        paged.Select(operation => $"All{operation.Name["List".Length..]}Async")
            .ShouldBe(
                typeof(SdrsClient)
                    .GetMethods()
                    .Select(method => method.Name)
                    .Where(name => name.StartsWith("All", StringComparison.Ordinal)),
                ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_method_calls_the_documented_path(string operation)
    {
        var contract = OperationContract.Load(operation);

        var made = await CallAsync(contract, everything: false);

        var call = made.Wire.Calls.ShouldHaveSingleItem();
        $"{call.Method} {call.Url.AbsolutePath}".ShouldBe(
            $"{contract.Method} {contract.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}");
        call.Headers["X-Auth-Token"].ShouldBe("token");
        if (contract.Selector is not null)
        {
            contract.Selector.Matches(made.Body!.Value).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_call_with_all_arguments_sends_every_member_and_is_valid(string operation)
    {
        var contract = OperationContract.Load(operation);
        var schema = SchemaVisitor.Request(operation);

        var made = await CallAsync(contract, everything: true);

        Differences(schema, made.Body is { } body ? JsonNode.Parse(body.GetRawText()) : null, "$").ShouldBeEmpty();
        if (made.Body is { } sent)
        {
            contract.Body.Check(sent).ShouldBeNull();
        }

        var query = made.Wire.Calls
            .Single().Url.Query
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')[0]);
        query.ShouldBe(schema["x-query"].Members().Select(member => member.Key), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_call_with_required_arguments_sends_no_other_members_and_is_valid(string operation)
    {
        var contract = OperationContract.Load(operation);

        var made = await CallAsync(contract, everything: false);

        made.Wire.Calls.Single().Url.Query.ShouldBeEmpty();
        if (made.Body is { } sent)
        {
            contract.Body.Check(sent).ShouldBeNull();
            Unasked(SchemaVisitor.Request(operation), JsonNode.Parse(sent.GetRawText())!, "$").ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_complete_response_is_read_completely(string operation)
    {
        await ReadBack(operation, nulls: false);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_response_without_optional_members_is_read(string operation)
    {
        await ReadBack(operation, nulls: true);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Required_members_of_a_response_are_not_nullable(string operation)
    {
        if (ClientInvocation.GetMethod(operation).ReturnType is { IsGenericType: true } type)
        {
            var (schema, _) = Unwrapped(SchemaVisitor.Response(operation), type.GetGenericArguments()[0]);

            Unfit(schema, SdrsJson.Default.GetTypeInfo(type.GetGenericArguments()[0])!, "$").ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Required_members_of_a_request_are_required_in_C_sharp(string operation)
    {
        var request = SchemaVisitor.Request(operation);
        foreach (
            var type in ClientInvocation
                .GetMethod(operation)
                .GetParameters()
                .Select(parameter => parameter.ParameterType)
                .Where(type => type.Namespace == typeof(SdrsClient).Namespace))
        {
            var schema = type.IsAssignableTo(typeof(PageQuery)) ? request["x-query"]!
                : OperationContract.Load(operation).Wrapper is { } wrapper ? request.Members()[wrapper]!
                : request;

            SdrsJson.Default.GetTypeInfo(type)!.Properties
                .Where(property => schema.Members()[property.Name] is null || schema.Requires(property.Name) == property.IsGetNullable)
                .Select(property => property.Name).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_response_without_a_required_member_is_rejected_with_its_name()
    {
        var rejected =
            Should.Throw<SdrsException>(
                () => CallAsync(OperationContract.Load("CreateProtectionGroup"), everything: false, """{"job":"x"}"""));

        rejected.Message.ShouldContain("200, but the response does not match the documented schema");
        rejected.Message.ShouldContain("'job_id'");
        rejected.Message.ShouldContain("POST /v1/project_id/server-groups");
    }

    [Theory]
    [InlineData(typeof(ProtectionGroupStatus), "protection-group-status")]
    [InlineData(typeof(ProtectedInstanceStatus), "protected-instance-status")]
    [InlineData(typeof(ReplicationStatus), "replication-pair-status")]
    [InlineData(typeof(DisasterRecoveryDrillStatus), "drill-status")]
    [InlineData(typeof(FailureStatus), "failure-status")]
    [InlineData(typeof(JobStatus), "job-status")]
    [InlineData(typeof(Station), "priority-station")]
    public void The_status_constants_are_the_documented_values(Type names, string schema)
    {
        names.GetFields().Select(field => (string)field.GetRawConstantValue()!)
            .ShouldBe(SchemaFiles.Parse($"types/{schema}.json").GetProperty("enum").EnumerateArray().Select(value => value.GetString()!));
    }

    [Fact]
    public void Each_method_names_its_documentation_page()
    {
        var documentation = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SdrsMock.Client.xml"));

        foreach (var operation in Catalog.Operations)
        {
            var member =
                documentation[documentation.IndexOf($"name=\"M:SdrsMock.Client.SdrsClient.{operation.Name}Async",
                    StringComparison.Ordinal)..];
            member[..member.IndexOf("</member>", StringComparison.Ordinal)].ShouldContain(
                $"Source: {operation.Page}.", customMessage: operation.Name);
        }
    }

    private static async Task ReadBack(string operation, bool nulls)
    {
        var sample = SchemaVisitor.Response(operation).Sample(nulls);

        var made = await CallAsync(OperationContract.Load(operation), everything: false, sample?.ToJsonString() ?? "");

        if (made.ResultType is { } type)
        {
            var (_, wrapper) = Unwrapped(SchemaVisitor.Response(operation), type);
            SchemaVisitor.Lost(
                wrapper is null ? sample : sample![wrapper], JsonSerializer.SerializeToNode(made.Result, type, SdrsJson.Default))
                .ShouldBeNull();
        }
    }

    private static Task<ClientInvocation> CallAsync(OperationContract contract, bool everything, string? response = null) =>
        ClientInvocation.CallAsync(
            contract, response ?? SchemaVisitor.Response(contract.Operation).Sample(nulls: false)?.ToJsonString() ?? "", everything);

    // A type represents the whole response or its only member.
    private static (JsonNode Schema, string? Wrapper) Unwrapped(JsonObject response, Type type) =>
        SdrsJson.Default.GetTypeInfo(type)!.Properties is { Count: > 0 } properties
            && properties.All(property => property.IsExtensionData || response.Members().ContainsKey(property.Name)) ? (response, null)
        : response.Members().ShouldHaveSingleItem() is var (name, inner) ? (inner!, name)
        : default;

    private static IEnumerable<string> Differences(JsonNode? schema, JsonNode? sent, string path) => sent switch
    {
        JsonArray items => items.SelectMany(item => Differences(schema!["items"], item, $"{path}[]")),
        JsonObject or null when schema.Members() is var members && sent as JsonObject is var given =>
        [
            .. members
                .Select(member => member.Key)
                .Except(given?.Select(member => member.Key) ?? [])
                .Select(name => $"{path}.{name} is not sent"),
            .. (given?.Select(member => member.Key) ?? [])
                .Except(members.Select(member => member.Key))
                .Select(name => $"{path}.{name} is not in the schema"),
            .. members
                .Where(member => given?[member.Key] is not null)
                .SelectMany(member => Differences(member.Value, given![member.Key], $"{path}.{member.Key}")),
        ],
        _ => [],
    };

    // A request without options is documented as an empty wrapper.
    private static IEnumerable<string> Unasked(JsonNode schema, JsonNode sent, string path) =>
        sent is not JsonObject given ? [] : given.SelectMany(member =>
        schema.Requires(member.Key) || member.Value is JsonObject { Count: 0 }
            ? Unasked(schema.Members()[member.Key]!, member.Value!, $"{path}.{member.Key}")
            : [$"{path}.{member.Key}"]);

    private static IEnumerable<string> Unfit(JsonNode schema, JsonTypeInfo type, string path)
    {
        if (type.ElementType is { } item)
        {
            return type.Kind is JsonTypeInfoKind.Enumerable
                ? Unfit(schema["items"]!, SdrsJson.Default.GetTypeInfo(item)!, $"{path}[]")
                : [];
        }

        return schema.Members()
            .SelectMany(
                member => type.Properties.FirstOrDefault(
                    property => property.Name == member.Key) is not { } property ? [$"{path}.{member.Key} is missing"]
            : property.IsGetNullable != (!schema.Requires(member.Key) || member.Value!.MayBeNull()) ? [$"{path}.{member.Key} is " +
                $"{(property.IsGetNullable ? "" : "not ")}nullable"]
            : property.IsRequired != schema.Requires(member.Key) ? [$"{path}.{member.Key} is {(property.IsRequired ? "" : "not ")}required"]
            : Unfit(member.Value!, SdrsJson.Default.GetTypeInfo(property.PropertyType)!, $"{path}.{member.Key}"));
    }
}
