using SmartPark.Bench.EmptyPage;

// The peer: what the framework costs when a page has nothing to say. No limits, no cache, no log line per request.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddRazorComponents();
var app = builder.Build();
app.UseAntiforgery();
app.MapRazorComponents<EmptyPage>();
await app.RunAsync();
