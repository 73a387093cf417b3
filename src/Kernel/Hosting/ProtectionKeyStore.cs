using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Kernel.Persistence;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Kernel;

/// <summary>Keeps the keys of ASP.NET Core Data Protection in the database, so that every node reads the same cookies.</summary>
internal sealed class ProtectionKeyStore(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Run(async (db, _) => (IReadOnlyCollection<XElement>)[.. (await db.ProtectionKeys.AsNoTracking().ToListAsync()).Select(k => Parse(k.Xml))]);

    public void StoreElement(XElement element, string friendlyName) => Run(async (db, work) =>
    {
        await using var open = await work.BeginAsync(db, CancellationToken.None);
        SqliteGate.Adopt(open.Gate);
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
        await open.Transaction.CommitAsync();
        return true;
    });

    private static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }

    /// <summary>The framework's interface is synchronous; the work runs on the pool so that no synchronisation context can be waited for.</summary>
    private T Run<T>(Func<KernelDb, UnitOfWork, Task<T>> work) => Task.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScopeHolder>().Scope = DataScope.Everything;
        return await work(scope.ServiceProvider.GetRequiredService<KernelDb>(), scope.ServiceProvider.GetRequiredService<UnitOfWork>());
    }).GetAwaiter().GetResult();
}
