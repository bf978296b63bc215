using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>The errors that request schemas name (<c>x-error</c>), for each edition.</summary>
internal static class SchemaErrors
{
    /// <summary>
    /// The error for a violation: the code that the schema names, or, in an edition whose error table lacks it, the other code of the
    /// constraint; without one, the error for invalid parameters.
    /// </summary>
    public static ApiError Resolve(string? code, string? constraint, string edition)
    {
        if (code is null)
        {
            return Errors.RequestInvalid;
        }

        var named = ApiError.Find(code)!;
        if (named.IsIn(edition))
        {
            return named;
        }

        return constraint is not null && Catalog.Constraint(constraint)?.OtherCode is { } other
            ? ApiError.Find(other)!
            : Errors.RequestInvalid;
    }
}
