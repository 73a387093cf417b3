var app = WebApplication.CreateBuilder(args).Build();
app.Run();

/// <summary>The one executable of SmartPark.</summary>
public partial class Program;
