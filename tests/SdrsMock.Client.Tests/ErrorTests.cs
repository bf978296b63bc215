using System.Net;
using Shouldly;

namespace SdrsMock.Client.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("""{"error":{"message":"Server taken","code":"SDRS.1305"}}""", "SDRS.1305", "Server taken")]
    [InlineData("""{"badrequest":{"message":"No","code":"SDRS.0201"}}""", "SDRS.0201", "No")]
    [InlineData("""{"itemNotFound":{"code":"SDRS.2206","message":"No tag"}}""", "SDRS.2206", "No tag")]
    [InlineData("""{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information","request_id":"r"}""", "APIGW.0301",
        "Incorrect IAM authentication information")]
    [InlineData("""{"errorCode":"SDRS.1","errorMsg":"old"}""", "SDRS.1", "old")]
    [InlineData("""{"code":"SDRS.2","message":"bare"}""", "SDRS.2", "bare")]
    [InlineData("""{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}""", "401",
        "The request you have made requires authentication.")]
    [InlineData("<html>502 Bad Gateway</html>", null, "<html>502 Bad Gateway</html>")]
    [InlineData("""{"error":"no object"}""", null, """{"error":"no object"}""")]
    [InlineData("""["list"]""", null, """["list"]""")]
    [InlineData("", null, "")]
    public async Task An_error_is_read_from_each_documented_envelope(string body, string? code, string reason)
    {
        using var sdrs = SdrsClient.WithToken(
            new("http://sdrs.test"), "p", "t",
            new RecordingHandler(_ => RecordingHandler.Answer(HttpStatusCode.BadRequest, body, ("X-Request-Id", "r-1"))));

        var rejected = await Should.ThrowAsync<SdrsException>(sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken));

        (rejected.Status, rejected.Code, rejected.Reason, rejected.RequestId).ShouldBe((HttpStatusCode.BadRequest, code, reason, "r-1"));
        rejected.Message.ShouldStartWith($"400 {code}".TrimEnd() + $": {(reason.Length > 0 ? reason : "Bad Request")}");
        rejected.Message.ShouldEndWith("(GET /v1/p/sdrs/quotas, request r-1)");
    }

    [Theory]
    [InlineData("token_expired", HttpStatusCode.Unauthorized, "APIGW.0307")]
    [InlineData("token_revoked", HttpStatusCode.BadRequest, "SDRS.0002")]
    [InlineData("token_without_roles", HttpStatusCode.BadRequest, "SDRS.0003")]
    [InlineData("token_barred", HttpStatusCode.Forbidden, "APIGW.0302")]
    [InlineData("token_other_project", HttpStatusCode.BadRequest, "SDRS.0001")]
    public async Task An_invalid_token_is_rejected_with_its_error_code(string token, HttpStatusCode status, string code)
    {
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = SdrsClient.WithToken(mock.Url, mock.ProjectId, mock.Variables[token]);

        var rejected = await Should.ThrowAsync<SdrsException>(sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken));

        (rejected.Status, rejected.Code).ShouldBe((status, code));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"quotas":{}}""")]
    [InlineData("""{"quotas":{"resources":null}}""")]
    [InlineData("""{"quotas":{"resources":[{"type":"server_groups","used":"many","quota":1,"min":0,"max":1}]}}""")]
    public async Task A_malformed_response_is_reported(string body)
    {
        using var sdrs = SdrsClient.WithToken(new("http://sdrs.test"), "p", "t", new RecordingHandler(HttpStatusCode.OK, body));

        var wrong = await Should.ThrowAsync<SdrsException>(sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken));

        wrong.Message.ShouldStartWith("200, but the response does not match the documented schema: ");
        (wrong.Code, wrong.Reason).ShouldBe((null, body));
    }

    [Fact]
    public async Task An_unreachable_service_throws_HttpRequestException()
    {
        using var sdrs = SdrsClient.WithToken(new("http://127.0.0.1:1"), "p", "t");

        await Should.ThrowAsync<HttpRequestException>(sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken));
    }
}
