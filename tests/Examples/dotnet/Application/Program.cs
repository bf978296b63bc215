using Recipes.Application;
using SdrsMock.Client;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpClient("sdrs", http => http.BaseAddress = new(builder.Configuration["Sdrs:Endpoint"]!));
builder.Services.AddSingleton(services => new SdrsClient(
    services.GetRequiredService<IHttpClientFactory>().CreateClient("sdrs"),
    builder.Configuration["Sdrs:Project"]!,
    services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton<ServerProtection>();

var app = builder.Build();
app.MapPost("/servers/{server}/protection", async (string server, string network, ServerProtection protection, CancellationToken stop) =>
{
    try
    {
        return Results.Ok(new { instance = await protection.ProtectAsync(server, network, stop) });
    }
    catch (Exception exception) when (exception is SdrsException or SdrsJobException)
    {
        return Results.Problem(exception.Message, statusCode: StatusCodes.Status502BadGateway);
    }
});
await app.RunAsync();
