namespace SdrsMock.Mutants;

/// <summary>What a mutant is about.</summary>
internal enum MutantFamily
{
    /// <summary>A constraint is not enforced, or with another code or status.</summary>
    Rule,

    /// <summary>A documented limit is one higher or one lower.</summary>
    Limit,

    /// <summary>A job does not end, or reports another result.</summary>
    Job,

    /// <summary>A resource has another status.</summary>
    State,

    /// <summary>A change is lost, or a deletion leaves the resource.</summary>
    Write,

    /// <summary>A list ignores a parameter, or lacks an item.</summary>
    Read,

    /// <summary>A member of a response is missing, or has another type.</summary>
    Field,

    /// <summary>A response has more than the documentation says; clients must survive it.</summary>
    Evolution,
}
