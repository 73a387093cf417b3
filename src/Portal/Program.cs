using SmartPark.Portal.Face;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddFace();
var app = builder.Build();
app.UseFace();
app.Run();

/// <summary>The one executable of SmartPark.</summary>
public partial class Program;
