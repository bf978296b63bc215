using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace SdrsMock.Surroundings.Inventory;

/// <summary>One kind of thing in the inventory, as the control plane sees it: read and changed as JSON.</summary>
internal abstract class InventoryKind(string name)
{
    /// <summary>As in the path, such as <c>servers</c>.</summary>
    public string Name => name;

    /// <summary>The member that holds a thing's id.</summary>
    public virtual string IdMember => "id";

    /// <summary>Writes an array with everything of this kind.</summary>
    public abstract void WriteAll(ProjectSurroundings surroundings, Utf8JsonWriter writer);

    /// <summary>Writes one thing; false, and nothing written, when there is none of that id.</summary>
    public abstract bool TryWrite(ProjectSurroundings surroundings, string id, Utf8JsonWriter writer);

    /// <summary>Adds a thing; what the body leaves out is generated.</summary>
    /// <param name="surroundings">Of the project.</param>
    /// <param name="body">An object with members of this kind.</param>
    /// <param name="next">Gives another number at each call; generated ids follow from it.</param>
    /// <exception cref="InventoryRefusal">Nothing has been changed.</exception>
    public abstract Change Add(ProjectSurroundings surroundings, JsonElement body, Func<long> next);

    /// <summary>Changes the members that the body names; an array replaces the whole array.</summary>
    /// <inheritdoc cref="Add"/>
    public abstract Change Patch(ProjectSurroundings surroundings, string id, JsonElement body, Func<long> next);

    /// <summary>Takes a thing away.</summary>
    /// <exception cref="InventoryRefusal">Nothing has been changed.</exception>
    public abstract Change Remove(ProjectSurroundings surroundings, string id);

    /// <summary>Makes this kind what <see cref="WriteAll"/> wrote, without checks and without effects on other kinds.</summary>
    public abstract void Restore(ProjectSurroundings surroundings, JsonElement array);

    /// <summary>Writes what the project has changed of this kind, as a member; nothing when it has changed nothing.</summary>
    public abstract void WriteOwn(ProjectSurroundings surroundings, Utf8JsonWriter writer);

    /// <summary>Makes the changes that <see cref="WriteOwn"/> wrote, without checks and without effects on other kinds.</summary>
    public abstract void RestoreOwn(ProjectSurroundings surroundings, JsonElement own);

    /// <summary>Takes one element of an inventory file.</summary>
    public virtual void Load(ProjectSurroundings surroundings, JsonElement element, Func<long> next) =>
        Add(surroundings, element, next);
}

/// <summary>A kind whose things are records of one type on one shelf.</summary>
internal abstract partial class InventoryKind<T>(
    string name, JsonTypeInfo<T> type, Func<ProjectSurroundings, Shelf<T>> shelf) : InventoryKind(name)
    where T : class, IIdentified
{
    public override void WriteAll(ProjectSurroundings surroundings, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in shelf(surroundings))
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }

    public override bool TryWrite(ProjectSurroundings surroundings, string id, Utf8JsonWriter writer)
    {
        if (shelf(surroundings)[id] is not { } item)
        {
            return false;
        }

        JsonSerializer.Serialize(writer, item, type);
        return true;
    }

    public override Change Add(ProjectSurroundings surroundings, JsonElement body, Func<long> next)
    {
        var ids = new FreshIds(surroundings.Blueprint.Seed, next);
        var given = Given(body);
        var item = Shape.Overlay(Generate(given, surroundings, ids), Fill(given, null, surroundings, ids), type);
        InventoryRefusal.Unless(IdForm().IsMatch(item.Id), IdMember, "must be 1 to 64 letters, digits, dots, hyphens or underscores");
        if (shelf(surroundings)[item.Id] is not null)
        {
            throw InventoryRefusal.Conflict($"{Name} already holds the id \"{item.Id}\"");
        }

        Check(item, surroundings);
        return Settle(surroundings, null, item, new(item.Id, [new(Name, item.Id, Happening.Added)]));
    }

    public override Change Patch(ProjectSurroundings surroundings, string id, JsonElement body, Func<long> next)
    {
        var before = Find(surroundings, id);
        var ids = new FreshIds(surroundings.Blueprint.Seed, next);
        var after = Shape.Overlay(before, Fill(Given(body), before, surroundings, ids), type);
        InventoryRefusal.Unless(after.Id == id, IdMember, "cannot be changed");
        Check(after, surroundings);
        return Settle(surroundings, before, after, new(id, [new(Name, id, Happening.Changed)]));
    }

    public override Change Remove(ProjectSurroundings surroundings, string id)
    {
        var item = Find(surroundings, id);
        if (User(item, surroundings) is { } user)
        {
            throw InventoryRefusal.Conflict($"{Name} \"{id}\" cannot go: {user}");
        }

        shelf(surroundings).Remove(id);
        return new(id, [new(Name, id, Happening.Removed)]);
    }

    public override void Restore(ProjectSurroundings surroundings, JsonElement array)
    {
        var onShelf = shelf(surroundings);
        var wanted = array.EnumerateArray().Select(element => element.Deserialize(type)!).ToList();
        foreach (var gone in onShelf.Select(item => item.Id).Except(wanted.Select(item => item.Id)).ToList())
        {
            onShelf.Remove(gone);
        }

        foreach (var item in wanted)
        {
            if (onShelf[item.Id] is not { } there || !Same(there, item))
            {
                onShelf.Put(item);
            }
        }
    }

    public override void WriteOwn(ProjectSurroundings surroundings, Utf8JsonWriter writer)
    {
        var onShelf = shelf(surroundings);
        if (onShelf.IsUntouched)
        {
            return;
        }

        writer.WriteStartObject(Name);
        writer.WriteStartArray("gone");
        foreach (var id in onShelf.Gone)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("own");
        foreach (var item in onShelf.Own)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public override void RestoreOwn(ProjectSurroundings surroundings, JsonElement own)
    {
        var onShelf = shelf(surroundings);
        foreach (var id in own.GetProperty("gone").EnumerateArray())
        {
            onShelf.Remove(id.GetString()!);
        }

        foreach (var item in own.GetProperty("own").EnumerateArray())
        {
            onShelf.Put(item.Deserialize(type)!);
        }
    }

    /// <summary>A whole thing for a body that says little; the body's members are laid over it.</summary>
    protected abstract T Generate(JsonObject given, ProjectSurroundings surroundings, FreshIds ids);

    /// <summary>Refuses values and references that cannot be.</summary>
    protected abstract void Check(T item, ProjectSurroundings surroundings);

    /// <summary>Rewrites the short forms that people may use, before anything is checked.</summary>
    protected virtual void Normalise(JsonObject given)
    {
    }

    /// <summary>Completes the parts within the thing, once the shape is known to be good.</summary>
    protected virtual JsonObject Fill(JsonObject given, T? before, ProjectSurroundings surroundings, FreshIds ids) => given;

    /// <summary>Says who needs the thing to stay, or null.</summary>
    protected virtual string? User(T item, ProjectSurroundings surroundings) => null;

    /// <summary>Puts the thing on its shelf and does what follows for others.</summary>
    protected virtual Change Settle(ProjectSurroundings surroundings, T? before, T after, Change change)
    {
        shelf(surroundings).Put(after);
        return change;
    }

    /// <summary>The thing of that id, which must be there.</summary>
    protected T Find(ProjectSurroundings surroundings, string id) =>
        shelf(surroundings)[id] ?? throw InventoryRefusal.NotFound(Name, id);

    private JsonObject Given(JsonElement body)
    {
        InventoryRefusal.Unless(body.ValueKind == JsonValueKind.Object, "The body", "must be an object");
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            var given = JsonNode.Parse(body.GetRawText(), documentOptions: options)!.AsObject();
            Normalise(given);
            Shape.Check(given, type, "");
            return given;
        }
        catch (JsonException)
        {
            throw InventoryRefusal.Invalid("The body", "names a member twice");
        }
        catch (InvalidOperationException) // Half a surrogate pair shows only when the text is read.
        {
            throw InventoryRefusal.Invalid("The body", "holds text that is not Unicode");
        }
    }

    private bool Same(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, type).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, type));

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IdForm();
}
