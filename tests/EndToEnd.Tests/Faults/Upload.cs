namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Uploads over the API.</summary>
internal static class Upload
{
    public static async Task<Guid> FileAsync(HttpClient client, string name, byte[] bytes) => (await Writers.JsonAsync(await TryAsync(client, name, bytes))).GetProperty("id").GetGuid();

    public static async Task<HttpResponseMessage> TryAsync(HttpClient client, string name, byte[] bytes)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files") { Content = new ByteArrayContent(bytes) };
        message.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        return await client.SendAsync(message);
    }
}
