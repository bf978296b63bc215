using SdrsMock.Auth;
using SdrsMock.Common;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

public sealed class SignatureTests
{
    private readonly MockHarness _mock = new(options => options.Auth = AuthMode.Verify);

    /// <summary>Calls that shipping signers signed, as they went over the wire.</summary>
    public static TheoryData<SignedCall> Vectors { get; } = [.. SignedCall.Recorded];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signatures_of_published_SDKs_are_accepted(SignedCall call)
    {
        Detail(call).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_signature_with_one_changed_character_is_rejected(SignedCall call)
    {
        var signature = call.Headers["Authorization"];
        var tampered = call.With("Authorization", signature[..^1] + (signature[^1] == '0' ? '1' : '0'));

        Detail(tampered)!.ShouldContain("none of the common mistakes");
    }

    [Fact]
    public void The_body_is_part_of_the_signature()
    {
        var call = SignedCall.Recorded.First(call => call.Body.Length > 2);

        Detail(call with { Body = call.Body.Replace('e', 'f') }).ShouldNotBeNull();
    }

    [Fact]
    public void A_too_large_body_is_rejected_before_the_signature_check()
    {
        var call = SignedCall.Recorded.First(call => call.Body.Length > 2);
        HarnessResponse SendAs(string authorization) => new(_mock.Engine.HandleAsync(new()
        {
            Id = "request",
            Method = call.Method,
            RawPath = call.Path,
            RawQuery = "",
            Header = name => name == "Authorization"
                ? authorization
                : call.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
            BaseUrl = new("http", "sdrs.test"),
            Body = default,
            BodyTooLarge = true,
        }).AsTask().GetAwaiter().GetResult());

        SendAs(call.Headers["Authorization"]).ShouldBreak("ALL-06", Errors.BodyTooLarge);
        SendAs("SDK-HMAC-SHA256 Access=unknown, SignedHeaders=host, Signature=0").ShouldBreak("ALL-01", Errors.AccessKeyUnknown("unknown"));
    }

    [Fact]
    public void The_gateway_rejects_a_wrong_signature()
    {
        var call = SignedCall.Recorded[0];
        var header = call.Headers["Authorization"];

        var response = call.With("Authorization", $"{header[..^1]}{(header[^1] == '0' ? '1' : '0')}").SendTo(_mock);

        response.ShouldBreak("ALL-01", Errors.SignatureWrong);
        response.Status.ShouldBe(401);
        response.Json.GetProperty("error_msg").GetString()
            .ShouldBe("Incorrect IAM authentication information: verify aksk signature fail");
    }

    [Fact]
    public void The_gateway_names_an_unknown_access_key()
    {
        var call = SignedCall.Recorded[0].With("Authorization", "SDK-HMAC-SHA256 Access=unknown, SignedHeaders=host, Signature=0");

        var response = call.SendTo(_mock);

        response.ShouldBreak("ALL-01", Errors.AccessKeyUnknown("unknown"));
        response.Json.GetProperty("error_msg").GetString()
            .ShouldBe("Incorrect IAM authentication information: ak unknown not exist");
    }

    [Theory]
    [InlineData("Basic abc", "must have the format")]
    [InlineData("V11-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=0", "must have the format")]
    [InlineData("SDK-HMAC-SHA256 Access=unknown, SignedHeaders=host, Signature=0", "access key is unknown")]
    public void A_malformed_signature_header_is_rejected_with_the_reason(string authorization, string why)
    {
        Detail(SignedCall.Recorded[0].With("Authorization", authorization))!.ShouldContain(why);
    }

    [Theory]
    [InlineData(1, "X-Sdk-Date")]
    [InlineData(33, "x-")]
    public void A_repeated_signed_header_is_rejected(int others, string name)
    {
        var names = Enumerable.Range(0, others).Select(number => others > 1 ? $"{name}{number}" : name).ToList();
        var call = SignedCall.Recorded[0];
        call = names.Aggregate(call, (call, name) => call.Headers.ContainsKey(name) ? call : call.With(name, "a"));

        Detail(
            call.With(
                "Authorization",
                call.Headers["Authorization"].Replace(", Signature", $";{string.Join(';', names)}, Signature", StringComparison.Ordinal)))!
            .ShouldContain("names a header twice, or more than 32");
    }

    [Theory]
    [InlineData("GET\n/v1/{p}/server-groups\n", "without the trailing slash", "line 2 of the canonical request")]
    [InlineData(
        "POST\n/v1/{p}/server-groups/\n", "another method", "line 1 of the canonical request, character 1: signed 'POST', expected 'GET'")]
    public void A_common_signing_error_is_identified_with_its_location(string start, string cause, string place)
    {
        var call = Signing.Sign(
            _mock, "GET", $"/v1/{_mock.ProjectId}/server-groups", start.Replace("{p}", _mock.ProjectId, StringComparison.Ordinal));

        var detail = Detail(call)!;

        detail.ShouldContain(cause);
        detail.ShouldContain(place);
    }

    [Theory]
    [InlineData("?b=1&a=2", "b=1&a=2", "not sorted")]
    [InlineData("?a=x%20y", "", "query was left out")]
    [InlineData("?a=[x]", "a=[x]", "query was signed as sent")]
    public void A_signing_error_in_the_query_is_identified(string query, string written, string cause)
    {
        var path = $"/v1/{_mock.ProjectId}/server-groups";

        Detail(Signing.Sign(_mock, "GET", path + query, $"GET\n{path}/\n{written}"))!.ShouldContain(cause);
    }

    [Fact]
    public void Query_names_are_sorted_before_their_values_are_appended()
    {
        var path = $"/v1/{_mock.ProjectId}/server-groups";

        // By whole pairs, a-b=1 would come first.
        Detail(Signing.Sign(_mock, "GET", $"{path}?a-b=1&a=2", $"GET\n{path}/\na=2&a-b=1")).ShouldBeNull();
    }

    [Fact]
    public void An_unsigned_body_is_identified()
    {
        var path = $"/v1/{_mock.ProjectId}/server-groups";
        var call = Signing.Sign(_mock, "POST", path, $"POST\n{path}/\n") with { Body = "{}" };

        Detail(call)!.ShouldContain("the body was left out");
    }

    [Fact]
    public void A_body_hash_header_must_match_or_declare_an_unsigned_body()
    {
        var path = $"/v1/{_mock.ProjectId}/server-groups";
        var unsigned = Signing.Sign(
            _mock, "POST", path, $"POST\n{path}/\n", bodyHash: CanonicalRequest.UnsignedBody)
            .With(CanonicalRequest.BodyHashHeader, CanonicalRequest.UnsignedBody) with
        { Body = "{}" };

        Detail(unsigned).ShouldBeNull();
        Detail(unsigned.With(CanonicalRequest.BodyHashHeader, new string('0', 64)))!.ShouldContain("is not the hash of the body");
    }

    [Fact]
    public void A_missing_signed_header_is_identified()
    {
        var call = Signing.Sign(_mock, "GET", "/v3/auth/domains", "GET\n/v3/auth/domains/\n", headers: [("x-lost", "1")]);

        Detail(call.Without("x-lost"))!.ShouldContain("names 'x-lost', which the request does not have");
    }

    [Fact]
    public void The_signature_date_is_compared_with_system_clock_and_mock_clock()
    {
        var path = "/v3/auth/domains";

        Detail(Signing.Sign(_mock, "GET", path, $"GET\n{path}/\n", time: _mock.Clock.Now.AddMinutes(14))).ShouldBeNull();
        Detail(Signing.Sign(_mock, "GET", path, $"GET\n{path}/\n", time: TimeProvider.System.GetUtcNow())).ShouldBeNull();
        Detail(Signing.Sign(_mock, "GET", path, $"GET\n{path}/\n", time: _mock.Clock.Now.AddMinutes(16)))!.ShouldContain("a wrong clock");
    }

    [Fact]
    public void A_temporary_key_requires_its_security_token()
    {
        SignedCall With(string? token) => Signing.Sign(
            _mock, "GET", "/v3/auth/domains", "GET\n/v3/auth/domains/\n", key: "temporary_", headers: token is null
                ? []
                : [("x-security-token", token)]);

        Detail(With(_mock["security_token"])).ShouldBeNull();
        Detail(With("another"))!.ShouldContain("temporary");
        Detail(With(null))!.ShouldContain("temporary");
    }

    [Fact]
    public void The_journal_contains_no_secrets()
    {
        var call = Signing.Sign(
            _mock, "GET", "/v3/auth/domains", "GET\n", key: "temporary_", headers: [("x-security-token", _mock["security_token"])]);

        var detail = Detail(call)!;

        detail.ShouldContain("x-security-token:(not shown)");
        detail.ShouldNotContain(_mock["temporary_secret_key"]);
    }

    [Fact]
    public void The_project_of_a_signed_request_must_match_the_path()
    {
        var path = $"/v1/{_mock.ProjectId}/server-groups";
        var call = Signing.Sign(_mock, "GET", path, $"GET\n{path}/\n");

        call.SendTo(_mock).ShouldSucceed();
        call.With("X-Project-Id", _mock.ProjectId).SendTo(_mock).ShouldSucceed();
        call.With("X-Project-Id", new string('f', 32)).SendTo(_mock).ShouldBreak("ALL-03", Errors.TenantInvalid);
    }

    [Fact]
    public void The_key_can_be_derived_from_a_scope_as_in_gophertelekomcloud()
    {
        Detail(Signing.Sign(_mock, "GET", "/v3/auth/domains", "GET\n/v3/auth/domains/\n", scope: "20260101///sdk_request")).ShouldBeNull();
        Detail(
            Signing.Sign(_mock, "GET", "/v3/auth/domains", "GET\n/v3/auth/domains/\n", scope: "20260101/eu-de/sdrs/sdk_request"))
            .ShouldBeNull();
    }

    private string? Detail(SignedCall call) =>
        call.SendTo(_mock).Response.Rejection is { Constraint: "ALL-01" } rejection ? rejection.Detail : null;
}
