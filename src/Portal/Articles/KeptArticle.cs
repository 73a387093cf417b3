namespace SmartPark.Portal.Articles;

/// <summary>What the browser keeps of an article that was typed and not saved.</summary>
internal sealed record KeptArticle(string Title, string Summary, string Body, string Column, string Source, long Version)
{
    public static KeptArticle Of(ArticleForm form, long version) => new(form.Title, form.Summary, form.Body, form.Column, form.Source, version);

    public bool DiffersFrom(ArticleForm form) => this with { Version = 0 } != Of(form, 0);

    public void PutInto(ArticleForm form) => (form.Title, form.Summary, form.Body, form.Column, form.Source) = (Title, Summary, Body, Column, Source);
}
