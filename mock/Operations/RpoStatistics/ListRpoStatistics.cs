using System.Text.Json;
using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Views;

namespace SdrsMock.Operations.RpoStatistics;

/// <summary>Querying the trend of exceeded RPOs — 查询资源的RPO超标趋势记录列表.md.</summary>
internal sealed class ListRpoStatistics : Operation<OperationContext>
{
    public override string Name => "ListRpoStatistics";

    private const string Statement = "start_time and end_time follow yyyy-MM-dd HH:mm:ss.SSS";

    public override IReadOnlyList<Constraint> Constraints { get; } =
    [
        // The schema checks the format only; this rule also rejects dates such as 30 February.
        Syntax("RPO-LIST-03", Statement, "?start_time",
            it => it.Query.Text("start_time") is not { } time || WireTimeFormat.ReadSpaced(time) is not null,
            Errors.RequestInvalid),

        Syntax("RPO-LIST-03", Statement, "?end_time",
            it => it.Query.Text("end_time") is not { } time || WireTimeFormat.ReadSpaced(time) is not null,
            Errors.RequestInvalid),
    ];

    protected override OperationContext Resolve(OperationContext context) => context;

    protected override Response Perform(OperationContext it)
    {
        var (start, end) = (ReadTime("start_time", it), ReadTime("end_time", it));
        var records = it.Project.Rpo.NewestFirst(it.Project.Now)
            .Where(record => !(GetShownTime(record) < start) && !(GetShownTime(record) > end));
        return Paging.Page("resource_rpo_statistics", records, it.Query,
            (json, record) => JsonSerializer.Serialize(json, RpoRecordView.Create(record, it.Project), ViewJson.Default.RpoRecordView));
    }

    // created_at, with its precision: a client asks for rows from the newest one that it has, so that this one is among them.
    private static DateTimeOffset GetShownTime(RpoRecord record) =>
        new(record.RecordedAt.UtcTicks - (record.RecordedAt.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static DateTimeOffset? ReadTime(string parameter, OperationContext context) =>
        context.Query.Text(parameter) is { } time ? WireTimeFormat.ReadSpaced(time) : null;
}
