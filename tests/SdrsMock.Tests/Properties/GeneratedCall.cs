using CsCheck;
using SdrsMock.Schemas;

namespace SdrsMock.Tests.Properties;

/// <summary>
/// A step of a sequence: an operation or a <see cref="ExternalEvents"/>, and three numbers that pick its particulars from what is
/// there when its turn comes. So any step makes sense after any other, and a sequence from which steps were left out too.
/// </summary>
internal sealed record GeneratedCall(string Move, int A, int B, int C)
{
    private static readonly string[] s_operations = [.. Catalog.Operations.Select(operation => operation.Name)];

    // What builds up comes often, so that there is something to act upon.
    private static readonly string[] s_makers =
    [
        "CreateProtectionGroup", "CreateProtectedInstance", "CreateProtectedInstance", "BatchCreateProtectedInstances", "CreateReplication",
        "AttachProtectedInstanceReplication", "CreateDisasterRecoveryDrill",
    ];
    private static readonly string[] s_movers =
    [
        "StartProtectionGroup", "StartProtectionGroup", "StopProtectionGroup", "StartFailoverProtectionGroup",
        "StartReverseProtectionGroup",
    ];

    private static readonly Gen<string> s_moves = Gen.Frequency(
        (6, OneOf(s_operations)),
        (4, OneOf(s_makers)),
        (3, OneOf(s_movers)),
        (5, OneOf(ExternalEvents.ClockMoves)),
        (2, OneOf(ExternalEvents.Names)));

    /// <summary>Steps of all kinds.</summary>
    public static Gen<GeneratedCall> Any { get; } = Of(s_moves);

    /// <summary>Calls only.</summary>
    public static Gen<GeneratedCall> Call { get; } = Of(
        Gen.Frequency((2, OneOf(s_operations)), (1, OneOf(s_makers)), (1, OneOf(s_movers))));

    /// <summary>Sequences of steps of all kinds.</summary>
    public static Gen<GeneratedCall[]> Sequences(int longest) => Any.Array[1, longest];

    private static Gen<string> OneOf(string[] names) => Gen.Int[0, names.Length - 1].Select(index => names[index]);

    private static Gen<GeneratedCall> Of(Gen<string> moves) =>
        Gen.Select(moves, Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], (move, a, b, c) => new GeneratedCall(move, a, b, c));

    public override string ToString() => $"new(\"{Move}\", {A}, {B}, {C})";
}
