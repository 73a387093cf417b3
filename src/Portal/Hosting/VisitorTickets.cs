using SmartPark.Kernel.Tenancy;
namespace SmartPark.Portal.Hosting;
internal sealed class VisitorTickets : ITicketSource
{
    public ValueTask<Ticket> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(Ticket.Visitor);
}
