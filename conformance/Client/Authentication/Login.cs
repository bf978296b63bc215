namespace SdrsMock.Client.Authentication;

/// <summary>A user who gets tokens from IAM.</summary>
/// <param name="Iam">Where IAM v3 answers, with or without <c>/v3</c>.</param>
/// <param name="User">The user's name.</param>
/// <param name="Password">The user's password.</param>
/// <param name="Domain">The name of the user's account.</param>
public sealed record Login(Uri Iam, string User, string Password, string Domain)
{
    /// <summary>Says who, not with which password.</summary>
    public override string ToString() => $"{User} of {Domain} at {Iam}";
}
