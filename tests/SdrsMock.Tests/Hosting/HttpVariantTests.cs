using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Hosting;

/// <summary>The dialects of HTTP and JSON that shipping clients speak, over the wire.</summary>
public sealed class HttpVariantTests : MockServerTestBase
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("application/json; charset=UTF-8")]
    public async Task A_JSON_content_type_can_have_a_charset(string type)
    {
        using var content = new ByteArrayContent("{\"server_group\":{\"name\":\"?\"}}"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var response = await Client.PostAsync(Groups, content, Stop);

        (await CodeOf(response)).ShouldBe("SDRS.0202");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    public async Task A_gzipped_body_is_read_for_each_spelling_of_the_encoding(string coding)
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("{\"server_group\":{\"name\":\"?\"}}"u8);
        }

        (await CodeOf(await Encoded(zipped.ToArray(), coding))).ShouldBe("SDRS.0202");
    }

    [Fact]
    public async Task A_body_that_contradicts_its_encoding_is_a_bad_request()
    {
        var response = await Encoded("garbage"u8.ToArray(), "gzip");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Json(response)).GetProperty("error_code").GetString().ShouldBe("APIGW.0602");
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("br")]
    public async Task A_body_with_another_encoding_is_read_unchanged(string coding)
    {
        (await CodeOf(await Encoded("{\"server_group\":{\"name\":\"?\"}}"u8.ToArray(), coding))).ShouldBe("SDRS.0202");
    }

    [Fact]
    public async Task A_byte_order_mark_before_JSON_is_skipped()
    {
        (await CodeOf(await Encoded([0xEF, 0xBB, 0xBF, .. "{\"server_group\":{\"name\":\"?\"}}"u8], null))).ShouldBe("SDRS.0202");
    }

    [Theory]
    [InlineData("{\"action\":\"filter\",\"limit\":1,\"offset\":0}")]
    [InlineData("{\"action\":\"filter\",\"limit\":\"1\",\"offset\":\"0\"}")]
    public async Task Limit_and_offset_in_a_body_can_be_numbers_or_strings(string body)
    {
        (
            await Send("POST", $"{V1}/protected-instances/resource_instances/action", body, "application/json"))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/{0}")]
    [InlineData("{0}/")]
    [InlineData("{0}?")]
    [InlineData("{0}?&&=&a&%zz=%z")]
    public async Task Additional_slashes_and_question_marks_are_ignored(string form)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Mock.Url.Port), Stop);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET {form.Replace("{0}", Groups, StringComparison.Ordinal)} HTTP/1.1\r\nHost: mock.test\r\nX-Auth-Token: " +
                    $"any\r\nConnection: close\r\n\r\n"),
            Stop);

        using var reader = new StreamReader(new NetworkStream(socket));
        (await reader.ReadToEndAsync(Stop)).ShouldStartWith("HTTP/1.1 200");
    }

    [Theory]
    [InlineData("GET", "{}", "")]
    [InlineData("GET", "", "application/json;charset=utf-8")]
    [InlineData("GET", "{}", "application/json")]
    [InlineData("GET", "nonsense", "text/plain")]
    public async Task A_body_or_content_type_on_GET_is_ignored(string method, string body, string type)
    {
        (await Send(method, Groups, body, type)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "application/json;charset=utf-8")]
    [InlineData("{}", "application/json")]
    [InlineData("{\"delete_target_server\":false,\"delete_target_eip\":false}", "application/json")]
    public async Task A_protected_instance_is_deleted_with_and_without_a_body(string body, string type)
    {
        var response = await Send("DELETE", $"{V1}/protected-instances/unknown", body, type);

        (await CodeOf(response)).ShouldBe("SDRS.1301");
    }

    [Theory]
    [InlineData("[\"{0}\"]")]
    [InlineData("['{0}']")]
    [InlineData("%5B%22{0}%22%5D")]
    [InlineData("{0}")]
    public async Task ID_lists_are_accepted_in_four_formats(string spelling)
    {
        var group = await AddGroup();
        var list = await Json(
            await Client.GetAsync(
                $"{V1}/protected-instances?server_group_ids={spelling.Replace("{0}", group, StringComparison.Ordinal)}", Stop));

        list.GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Unknown_query_parameters_are_ignored_and_an_invalid_id_gets_a_response()
    {
        (await Send("GET", $"{V1}/server-groups?marker=x&colour=red")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Send("GET", $"{V1}/server-groups/my-group")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task HEAD_returns_the_length_of_the_omitted_body()
    {
        var get = await Send("GET", Groups);
        var head = await Send("HEAD", Groups);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_gateway_rejects_OPTIONS()
    {
        var response = await Send("OPTIONS", Groups);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Json(response)).GetProperty("error_code").GetString().ShouldBe("APIGW.0101");
    }

    private async Task<HttpResponseMessage> Send(string method, string path, string body = "", string type = "")
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (body.Length > 0 || type.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = type.Length > 0 ? MediaTypeHeaderValue.Parse(type) : null;
        }

        return await Client.SendAsync(request, Stop);
    }

    private async Task<HttpResponseMessage> Encoded(byte[] body, string? coding)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        if (coding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        return await Client.PostAsync(Groups, content, Stop);
    }

    private async Task<string> AddGroup()
    {
        (await CreateGroup()).EnsureSuccessStatusCode();
        Mock.AdvanceUntilIdle();
        return (await Json(await Send("GET", Groups))).GetProperty("server_groups")[0].GetProperty("id").GetString()!;
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await Json(response)).GetProperty("error").GetProperty("code").GetString();
}
