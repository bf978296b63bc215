namespace SdrsMock.Auth;

/// <summary>A user who can log in. All users share one password and differ in their roles.</summary>
/// <param name="Name">The name to log in with.</param>
/// <param name="Variable">The name of the variable with the user's name.</param>
/// <param name="Roles">The roles in the user's tokens, comma separated.</param>
/// <param name="Defect">The defect of the user's tokens.</param>
internal sealed record User(string Name, string Variable, string Roles, TokenDefect Defect = TokenDefect.None)
{
    /// <summary>May read and write.</summary>
    public static User Operator { get; } = new("dr-operator", "user", SdrsMock.Auth.Roles.Administrator);


    /// <summary>May only read.</summary>
    public static User Reader { get; } = new("dr-reader", "user_read_only", SdrsMock.Auth.Roles.Reader);


    /// <summary>Has no role.</summary>
    public static User Unprivileged { get; } = new("dr-nobody", "user_without_roles", "");


    /// <summary>Has a role of another service only.</summary>
    public static User Outsider { get; } = new("dr-stranger", "user_foreign_role", SdrsMock.Auth.Roles.Foreign);


    /// <summary>Is on the gateway's deny list.</summary>
    public static User Disabled { get; } = new("dr-barred", "user_barred", SdrsMock.Auth.Roles.Administrator, TokenDefect.Barred);

    /// <summary>All users.</summary>
    public static IReadOnlyList<User> All { get; } = [Operator, Reader, Unprivileged, Outsider, Disabled];

    /// <summary>Creates a token of this user.</summary>
    public Token Token(string projectId, DateTimeOffset expires) => new(Name, projectId, expires, Roles, Defect);
}
