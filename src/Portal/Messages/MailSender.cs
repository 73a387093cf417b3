using System.Net;
using System.Net.Mail;
using System.Text;

namespace SmartPark.Portal.Messages;

/// <summary>Sends one message by SMTP (RFC 5321), with STARTTLS when the settings say so (RFC 3207).</summary>
internal sealed class MailSender(SmtpSettings settings)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <returns>Null when the server took it; otherwise what it said, and whether trying again is useless (the mailbox does not exist).</returns>
    public async Task<(string Error, bool ForGood)?> SendAsync(string to, string title, string body, string url, Guid id, CancellationToken ct)
    {
        if (!settings.Offered || !MailAddress.TryCreate(to, out var address)) return ("no mail server or no usable address", true);
        using var mail = new MailMessage(new MailAddress(settings.From), address)
        {
            Subject = string.Concat(title.Where(c => !char.IsControl(c))),
            SubjectEncoding = Encoding.UTF8,
            Body = settings.PublicUrl is null ? body : $"{body}\r\n\r\n{settings.PublicUrl}{url}",
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{id:N}@{new MailAddress(settings.From).Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (settings.User is not null) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
            return null;
        }
        catch (SmtpException e)
        {
            return ($"SMTP {e.StatusCode}", e.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ("SMTP timeout", false);
        }
    }
}
