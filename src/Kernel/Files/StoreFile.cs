using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Kernel.Files;

/// <summary>Keeps an uploaded file for the caller's tenant. It is nobody's to see until something that refers to it is published.</summary>
/// <param name="Name">Name the person gave it.</param>
/// <param name="Content">The bytes, at most 20 MB; read once.</param>
/// <remarks>Refusals: <c>file.too-large</c>, <c>file.empty</c>, <c>file.kind</c> (content and extension disagree, or the kind is not taken), <c>file.virus</c>, <c>file.name</c>.</remarks>
[Permission(Permission.SignedIn)]
public sealed record StoreFile(string Name, Stream Content) : ICommand<FileRow>;

/// <summary>A stored file as shown.</summary>
/// <param name="Id">Id; the address is <c>/files/{id}</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="MediaType">Media type by content.</param>
/// <param name="Size">Bytes.</param>
public sealed record FileRow(Guid Id, string Name, string MediaType, long Size);

internal sealed class ReceiveFile(FileArea area, IVirusScanner scanner) : IBefore<StoreFile>
{
    public ReceivedFile? Received { get; private set; }

    public async Task<Refusal?> BeforeAsync(StoreFile request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 200 || request.Name.Any(char.IsControl)) return new("file.name", nameof(request.Name));
        var received = await area.ReceiveAsync(request.Name, request.Content, ct);
        if (!received.Succeeded) return received.Refusal;
        if (!await scanner.IsCleanAsync(area.PathOf(received.Value.StoredAs), ct))
        {
            area.Remove(received.Value.StoredAs);
            return new("file.virus", nameof(request.Content));
        }
        Received = received.Value;
        return null;
    }
}

internal sealed class StoreFileHandler(KernelDb db, CallContext call, ReceiveFile before, TimeProvider clock) : IHandle<StoreFile, FileRow>
{
    public Task<Result<FileRow>> Handle(StoreFile request, CancellationToken cancellationToken)
    {
        var received = before.Received!;
        var file = new StoredFile
        {
            TenantId = call.Tenant,
            Name = Path.GetFileName(request.Name.Trim()),
            MediaType = received.MediaType,
            Size = received.Size,
            Sha256 = received.Sha256,
            StoredAs = received.StoredAs,
            UploadedBy = call.Caller.Person,
            UploadedAt = clock.GetUtcNow(),
        };
        db.Add(file);
        return Task.FromResult(Result.Of(new FileRow(file.Id, file.Name, file.MediaType, file.Size)));
    }
}
