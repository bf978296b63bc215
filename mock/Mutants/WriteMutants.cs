using System.Text.Json;
using System.Text.Json.Nodes;
using SdrsMock.OperationModel;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Mutants;

/// <summary>
/// Mutants of the operations that change something: <c>lost</c> responds as if it had and changes nothing, <c>ignores-body</c> executes
/// a call without one optional member, <c>first-only</c> handles the first item of a list, and <c>twice</c> creates two resources.
/// </summary>
internal static class WriteMutants
{
    public static IEnumerable<Mutant> Derive(IReadOnlyList<Operation> operations) =>
        operations.Where(operation => !operation.IsReadOnly && !IsQuery(operation)).SelectMany(Derive);

    private static IEnumerable<Mutant> Derive(Operation operation)
    {
        var name = operation.Name;
        Mutant New(string id, string description, Func<Mutation> create) =>
            new($"{name}:{id}", MutantFamily.Write, name, null, $"{name} {description}", create);

        if (operation is not IJobHandler)
        {
            yield return New("lost", "succeeds and changes nothing", () => new LostChange(name));
        }
        else if (name.StartsWith("Create", StringComparison.Ordinal))
        {
            yield return New("twice", "creates two resources where one is requested", () => new RepeatedCall(name));
        }

        foreach (var (path, schema) in MembersOf(operation.Contract.Body, []))
        {
            var place = string.Join('.', path);
            if (schema.IsArray)
            {
                yield return New($"first-only:{place}", $"handles only the first item of {place}",
                    () => new ChangedBody(name, path, (holder, member) => KeepFirst(holder[member])));
            }
            else if (schema is { IsRequired: false, HasOneValue: false })
            {
                yield return New($"ignores-body:{place}", $"ignores the member {place} of the body",
                    () => new ChangedBody(name, path, (holder, member) => holder.Remove(member)));
            }
        }
    }

    // A POST whose response is a list only reads.
    private static bool IsQuery(Operation operation) => operation.Name.StartsWith("List", StringComparison.Ordinal);

    // The members of the body and of its wrapper; members of list items are not told apart.
    private static IEnumerable<(string[] Path, MemberKind Schema)> MembersOf(CompiledSchema schema, string[] path)
    {
        foreach (var name in schema.MemberNames)
        {
            var (member, place) = (schema[name]!, (string[])[.. path, name]);
            if (member.MemberNames.Any() && path.Length == 0)
            {
                foreach (var inner in MembersOf(member, place))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (place, new(member.IsArray, schema.Requires(name), HasOneValue(member)));
            }
        }
    }

    private static bool KeepFirst(JsonNode? list)
    {
        if (list is not JsonArray { Count: > 1 } items)
        {
            return false;
        }

        while (items.Count > 1)
        {
            items.RemoveAt(items.Count - 1);
        }

        return true;
    }

    // Without the member its only value applies.
    private static bool HasOneValue(CompiledSchema schema) =>
        schema.Keywords.Any(keyword => keyword.Key == "enum" && keyword.Value.GetArrayLength() == 1);

    private readonly record struct MemberKind(bool IsArray, bool IsRequired, bool HasOneValue);

    private sealed class LostChange(string operation) : Mutation
    {
        public override MutatedRun? Run(Operation running, OperationContext context)
        {
            if (running.Name != operation)
            {
                return null;
            }

            var response = running.Run(context with { Project = StateCopy.Of(context.Project) });
            return new(response, response.Rejection is null);
        }

        public override bool WouldChangeRun(Operation running, OperationContext context) => running.Name == operation;
    }

    private sealed class RepeatedCall(string operation) : Mutation
    {
        public override MutatedRun? Run(Operation running, OperationContext context)
        {
            if (running.Name != operation || running.Run(context) is not { Rejection: null } response)
            {
                return null;
            }

            return new(response, running.Run(context).Rejection is null);
        }

        public override bool WouldChangeRun(Operation running, OperationContext context)
        {
            if (running.Name != operation)
            {
                return false;
            }

            var copy = context with { Project = StateCopy.Of(context.Project) };
            return running.Run(copy).Rejection is null && running.Run(copy).Rejection is null;
        }
    }

    private sealed class ChangedBody(string operation, string[] path, Func<JsonObject, string, bool> change) : Mutation
    {
        public override JsonElement? ChangeBody(JsonElement body, string name)
        {
            if (name != operation || body.ValueKind is not JsonValueKind.Object)
            {
                return null;
            }

            var root = JsonObject.Create(body)!;
            var holder = root;
            foreach (var segment in path[..^1])
            {
                if (holder[segment] is not JsonObject inner)
                {
                    return null;
                }

                holder = inner;
            }

            return change(holder, path[^1]) ? JsonSerializer.SerializeToElement(root, MutantJson.Default.JsonObject) : null;
        }
    }
}
