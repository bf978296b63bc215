using Shouldly;
using Xunit;
using static SdrsMock.Tests.Identity.Visitor;

namespace SdrsMock.Tests.Identity;

/// <summary>Tokens after the log-in.</summary>
public sealed class TokenTests
{
    private readonly Sdrs _sdrs = new(options => options.Auth = AuthMode.Verify);
    private readonly Visitor _visitor;

    public TokenTests() => _visitor = new(_sdrs);

    [Fact]
    public void Two_log_ins_at_one_moment_give_two_tokens()
    {
        TokenOf(_visitor.LogIn(Project(_sdrs.ProjectId))).ShouldNotBe(TokenOf(_visitor.LogIn(Project(_sdrs.ProjectId))));
    }

    [Fact]
    public void A_token_can_be_checked_and_revoked()
    {
        var token = TokenOf(_visitor.LogIn(Project(_sdrs.ProjectId)));
        _visitor.Send("GET", "/v3/auth/tokens", token: _sdrs["token"], subject: token).Json.GetProperty("token").GetProperty("project").Text("id").ShouldBe(_sdrs.ProjectId);

        _visitor.Send("DELETE", "/v3/auth/tokens", token: token, subject: token).Status.ShouldBe(204);

        _visitor.Groups(token).Error.ShouldBe(Errors.TokenInvalid);
        _visitor.Send("GET", "/v3/auth/tokens", token: _sdrs["token"], subject: token).Status.ShouldBe(404);
        _visitor.Send("GET", "/v3/auth/tokens", token: token, subject: token).Status.ShouldBe(401);
    }

    [Fact]
    public void A_reset_forgets_what_was_revoked()
    {
        var token = TokenOf(_visitor.LogIn(Project(_sdrs.ProjectId)));
        _visitor.Send("DELETE", "/v3/auth/tokens", token: token, subject: token);

        _sdrs.Engine.Reset(null);

        _visitor.Groups(token).ShouldSucceed();
        TokenOf(_visitor.LogIn(Project(_sdrs.ProjectId))).ShouldBe(token);
    }
}
