using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using SmartPark.Kernel.Persistence;

namespace SmartPark.Portal.Messages;

/// <summary>The mail server under <c>SmartPark:Smtp</c>: Host, Port, From, User, Password, Tls. Without a host e-mail is not offered.</summary>
internal sealed record SmtpSettings(string? Host, int Port, string From, string? User, string? Password, bool Tls, string? PublicUrl)
{
    /// <summary>True when the installation can send e-mail.</summary>
    public bool Offered => Host is not null;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">A value cannot be used.</exception>
    public static SmtpSettings Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("SmartPark:Smtp");
        if (string.IsNullOrWhiteSpace(smtp["Host"])) return new(null, 0, "", null, null, false, null);
        var from = smtp["From"];
        if (!MailAddress.TryCreate(from, out _)) throw new SettingException("SmartPark:Smtp:From", from, "an e-mail address, for example SmartPark <no-reply@park.example>");
        if (!int.TryParse(smtp["Port"] ?? "25", NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new SettingException("SmartPark:Smtp:Port", smtp["Port"], "1 to 65535");
        if (!bool.TryParse(smtp["Tls"] ?? "true", out var tls)) throw new SettingException("SmartPark:Smtp:Tls", smtp["Tls"], "true, false");
        return new(smtp["Host"], port, from!, smtp["User"], smtp["Password"], tls, configuration["SmartPark:PublicUrl"]?.TrimEnd('/'));
    }
}
