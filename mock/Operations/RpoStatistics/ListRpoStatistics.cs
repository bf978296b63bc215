using SdrsMock.Engine;

namespace SdrsMock.Operations;

/// <summary>Querying the trend of exceeded RPOs — 查询资源的RPO超标趋势记录列表.md.</summary>
internal sealed class ListRpoStatistics : Operation<Call>
{
    public override string Name => "ListRpoStatistics";

    private const string Statement = "start_time and end_time follow yyyy-MM-dd HH:mm:ss.SSS";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        // The schema knows the digits; that there is no 30 February, it does not.
        Syntax("RPO-LIST-03", Statement, "?start_time",
            it => it.Query.Text("start_time") is not { } time || Times.ReadSpaced(time) is not null,
            Errors.RequestInvalid),

        Syntax("RPO-LIST-03", Statement, "?end_time",
            it => it.Query.Text("end_time") is not { } time || Times.ReadSpaced(time) is not null,
            Errors.RequestInvalid),
    ];

    protected override Call Resolve(Call call) => call;

    protected override Reply Perform(Call it)
    {
        var (start, end) = (TimeOf("start_time", it), TimeOf("end_time", it));
        var records = it.World.Rpo.NewestFirst(it.World.Now).Where(record => !(record.Point < start) && !(record.Point > end));
        return Paging.Page("resource_rpo_statistics", records, it.Query, (json, record) => record.WriteTo(json, it.World));
    }

    private static DateTimeOffset? TimeOf(string parameter, Call call) =>
        call.Query.Text(parameter) is { } time ? Times.ReadSpaced(time) : null;
}
