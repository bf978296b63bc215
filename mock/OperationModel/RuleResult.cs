using SdrsMock.Http;

namespace SdrsMock.OperationModel;

/// <summary>The outcome of one rule of an operation.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Phase">Its phase; null for a rule that is evaluated when the job ends.</param>
/// <param name="Rejection">The rejection of a violation; for a rule that is evaluated when the job ends, the error of the job.</param>
/// <param name="Outcome">Whether it holds.</param>
/// <param name="Reason">Why it was not judged; otherwise null.</param>
internal sealed record RuleResult(Constraint Rule, Phase? Phase, Rejection Rejection, CheckOutcome Outcome, string? Reason = null);
