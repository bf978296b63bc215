namespace SdrsMock.Engine;

/// <summary>Fault rules about a pair's synchronisation. Unlike other rules they change a project at once, and again when they go.</summary>
internal sealed class BrokenLinks(FaultRules rules, Worlds worlds, Shared shared)
{
    /// <summary>What such a change is called in the log.</summary>
    public const string Path = "/__sdrs/faults";

    /// <summary>Adds a rule and breaks the pair's synchronisation; returns when the store has it.</summary>
    /// <exception cref="ArgumentException">The pair cannot fail now; the message says why.</exception>
    public FaultRule Add(FaultRule rule)
    {
        FaultRule? added = null;
        Change("POST", rule, world =>
        {
            added = rules.Add(rule);
            if (Consequences.BreakSynchronisation(world, rule.Replication!, rule.FaultLevel!) is { } problem)
            {
                rules.Remove(added.Id!);
                throw new ArgumentException(problem);
            }
        });
        return added!;
    }

    /// <summary>Takes a rule away and mends the pair's synchronisation; returns when the store has it.</summary>
    public bool Remove(FaultRule rule)
    {
        var removed = false;
        Change("DELETE", rule, world =>
        {
            removed = rules.Remove(rule.Id!) is not null;
            Consequences.MendSynchronisation(world, rule.Replication!);
        });
        return removed;
    }

    /// <summary>Breaks or mends in a world that is held and settled.</summary>
    public static Reply Repeat(World world, ApiRequest request)
    {
        var (pairId, level) = (request.Query[0].Value, request.Query[1].Value);
        if (request.Method == "POST")
        {
            Consequences.BreakSynchronisation(world, pairId, level);
        }
        else
        {
            Consequences.MendSynchronisation(world, pairId);
        }

        return Reply.NoContent;
    }

    private void Change(string method, FaultRule rule, Action<World> act)
    {
        Task kept;
        var turn = worlds.Enter(rule.ProjectId);
        try
        {
            var world = turn.World;
            kept = shared.Change(world, () => act(world), saved => Turn.Keep(world, worlds, Reply.NoContent, Request(method, rule), null, saved).Kept);
        }
        catch (Exception broken) when (broken is not ArgumentException)
        {
            turn.BreakOff();
            throw;
        }
        finally
        {
            turn.Dispose();
        }

        kept.GetAwaiter().GetResult();
    }

    private static ApiRequest Request(string method, FaultRule rule) => new()
    {
        Id = "",
        Method = method,
        RawPath = Path,
        RawQuery = $"?replication={Uri.EscapeDataString(rule.Replication!)}&fault_level={rule.FaultLevel}",
        Header = _ => null,
        Body = default,
        BaseUrl = BaseUrl.None,
    };
}
