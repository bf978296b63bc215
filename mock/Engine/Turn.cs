namespace SdrsMock.Engine;

/// <summary>A call's turn in a project: it alone holds the world, and jobs that came due are finished.</summary>
internal readonly ref struct Turn(World world, Worlds worlds)
{
    public World World => world;

    /// <inheritdoc cref="Worlds.Seen"/>
    public Reply Seen(Reply reply) => Worlds.Seen(world, reply);

    /// <inheritdoc cref="Worlds.Keep"/>
    public Reply Keep(Reply reply, ApiRequest request, Strike? fault = null) => worlds.Keep(world, reply, request, fault, null);

    /// <summary>The call broke off half-way: the world is what the store has of it.</summary>
    public void BreakOff()
    {
        if (worlds.Store is { } store)
        {
            store.End(world);
            worlds.Discard(world, new($"a call broke off in project {world.ProjectId}"));
        }
    }

    public void Dispose()
    {
        worlds.Store?.End(world);
        world.Gate.Exit();
    }
}
