using System.Reflection;
using System.Text.Json;

namespace SdrsMock.Client.Tests;

/// <summary>Calls a method of the client by its catalog name with generated arguments.</summary>
internal sealed class ClientInvocation
{
    private ClientInvocation(RecordingHandler wire, MethodInfo method, object? result) => (Wire, Method, Result) = (wire, method, result);

    public RecordingHandler Wire { get; }

    public MethodInfo Method { get; }

    /// <summary>The returned value; null if the method returns nothing.</summary>
    public object? Result { get; }

    /// <summary>The return type; null if the method returns nothing.</summary>
    public Type? ResultType => Method.ReturnType.IsGenericType ? Method.ReturnType.GetGenericArguments()[0] : null;

    public JsonElement? Body => Wire.Calls.Single().Body is { } body ? JsonDocument.Parse(body).RootElement : null;

    /// <summary>The value of each path parameter is its name, so that the sent path equals the template.</summary>
    public static async Task<ClientInvocation> CallAsync(SdrsMock.Schemas.OperationContract contract, string response, bool everything)
    {
        var wire = new RecordingHandler((System.Net.HttpStatusCode)contract.Success, response);
        using var client = SdrsClient.WithToken(new("http://sdrs.test"), "project_id", "token", wire);
        var method = GetMethod(contract.Operation);
        object?[] arguments =
        [
            .. method.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken
                : parameter.ParameterType == typeof(string)
                    && contract.PathParameters.Contains(Snake(parameter.Name!)) ? Snake(parameter.Name!)
                : everything || !parameter.HasDefaultValue ? GeneratedModels.Create(parameter.ParameterType, parameter.Name!, everything)
                : null),
        ];
        var task = (Task)method.Invoke(client, arguments)!;
        await task;
        return new(wire, method, method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null);
    }

    public static MethodInfo GetMethod(string operation) => typeof(SdrsClient).GetMethod($"{operation}Async")!;

    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
