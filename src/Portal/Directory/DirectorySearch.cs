using SmartPark.Kernel.Search;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Text;

namespace SmartPark.Portal.Directory;

/// <summary>Keeps the common search in step with what is visible.</summary>
internal static class DirectorySearch
{
    public const string CardKind = "enterprise";
    public const string ProductKind = "product";

    public static string UrlOf(TenantId enterprise) => $"/enterprises/{enterprise}";

    public static void Keep(PortalDb db, EnterpriseCard card)
    {
        if (!card.Visible) db.Unindex(CardKind, card.TenantId.Value);
        else
        {
            var text = string.Join('\n', MarkdownText.Excerpt(card.Intro, 10_000), card.Tags.Replace(';', ' '), card.Uscc);
            db.Index(new SearchDocument(CardKind, card.TenantId.Value, card.TenantId, card.Audience, card.Name, text, UrlOf(card.TenantId), card.OpenedAt));
        }
    }

    public static void Keep(PortalDb db, Product product)
    {
        if (!product.Visible) db.Unindex(ProductKind, product.Id);
        else
        {
            var text = string.Join('\n', product.Summary, product.Keywords.Replace(';', ' '), MarkdownText.Excerpt(product.Description, 10_000));
            db.Index(new SearchDocument(ProductKind, product.Id, product.TenantId, product.Audience, product.Name, text, $"{UrlOf(product.TenantId)}#{product.Id}", product.ChangedAt));
        }
    }
}
