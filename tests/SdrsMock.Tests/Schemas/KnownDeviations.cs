namespace SdrsMock.Tests.Schemas;

/// <summary>Where the code departs from the catalog on purpose, each with the reason.</summary>
internal static class KnownDeviations
{
    private const string Meanwhile = "it held when the call came and no longer when the job ended; the job fails with its own code";
    private const string Older = "an older, narrower code than SDRS.1002, which answers for every status of a group";

    /// <summary>Codes that the violation of a constraint returns although the catalog does not list them with it.</summary>
    public static IReadOnlyDictionary<(string Constraint, string Code), string> Codes { get; } = new Dictionary<(string, string), string>
    {
        [("ALL-04", "APIGW.0302")] =
            "schemas/catalog/errors.json: a user on a deny list; the \"generic 403\" of the constraint has this code",
        [("PI-CREATE-28", "SDRS.1306")] = Meanwhile,
        [("PI-ADDNIC-06", "SDRS.1312")] = Meanwhile,
        [("PI-RESIZE-03", "SDRS.1329")] = Meanwhile,
        [("PI-RESIZE-04", "SDRS.1329")] = Meanwhile,
        [("PI-RESIZE-10", "SDRS.1372")] = "a given host that does not exist; the catalog lists only a missing one",
        [("PI-RESIZE-11", "SDRS.1372")] = "a given host that does not exist; the catalog lists only a missing one",
        [("RP-EXTEND-01", "SDRS.1606")] = "schemas/catalog/errors.json: extend on a pair in status error",
        [("DR-CREATE-03", "SDRS.1910")] = "schemas/catalog/errors.json: drills.create with a VPC where a needed address is taken",
        [("DR-CREATE-03", "SDRS.1924")] = "schemas/catalog/errors.json: drills.create with a group VPC without subnets",
        [("DR-DELETE-02", "SDRS.1900")] = "schemas/catalog/errors.json: drills get/delete/update-name with a malformed id",
        [("DR-DELETE-02", "SDRS.1901")] = "schemas/catalog/errors.json: drills get/delete/update-name with an empty id segment",
        [("DR-RENAME-02", "SDRS.1900")] = "schemas/catalog/errors.json: drills get/delete/update-name with a malformed id",
        [("DR-RENAME-02", "SDRS.1901")] = "schemas/catalog/errors.json: drills get/delete/update-name with an empty id segment",
    };

    /// <summary>Enforced constraints that never return the first code of the catalog.</summary>
    public static IReadOnlyDictionary<string, string> NeverExpected { get; } = new Dictionary<string, string>();

    /// <summary>Codes that the catalog calls natural although no constraint of the mock has them.</summary>
    public static IReadOnlyDictionary<string, string> WithoutConstraint { get; } = new Dictionary<string, string>
    {
        ["SDRS.0408"] = "an unknown job returns 404 without a code (schemas/notes/jobs.md, section 1)",
        ["SDRS.1017"] = Older,
        ["SDRS.1018"] = Older,
        ["SDRS.1019"] = Older,
        ["SDRS.1020"] = Older,
        ["SDRS.1021"] = Older,
        ["SDRS.1022"] = Older,
        ["SDRS.1023"] = Older,
        ["APIGW.0602"] = "the host answers it, to what is no HTTP",
    };

    /// <summary>Operations that enforce another operation's constraints.</summary>
    public static IReadOnlyDictionary<(string Operation, string Of), string> Borrowed { get; } = new Dictionary<(string, string), string>
    {
        [("BatchCreateProtectedInstances", "CreateProtectedInstance")] =
            "what holds for the server of a single creation holds for each server of a batch",
        [("BatchDeleteProtectedInstances", "DeleteProtectedInstance")] =
            "what holds for the single deletion holds for each instance of a batch",
    };
}
