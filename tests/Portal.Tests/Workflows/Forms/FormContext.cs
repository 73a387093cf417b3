using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SmartPark.Identity.Departments;
using SmartPark.Identity.Memberships;
using SmartPark.Identity.People;
using SmartPark.Kernel.Files;
using SmartPark.Kernel.Results;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.UseCases;
using SmartPark.Portal.Tests.Face;
using SmartPark.Workflows.Forms;

namespace SmartPark.Portal.Tests.Workflows.Forms;

/// <summary>Forms on a page; the questions they ask of Identity and the file store are answered from here.</summary>
public abstract class FormContext : FaceContext
{
    protected const string Wang = "0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0001";
    protected const string Paper = "5f0c5f6e-3a58-4bd4-9d0b-0d6d6b7c1a11";
    protected const string Office = "0b9f3bb0-93a1-4a9b-8a44-2f5a1f7c0009";

    protected const string Schema = """
        {
          "type": "object", "required": ["title", "amount", "kind", "promise"],
          "properties": {
            "title": { "type": "string", "title": "事项", "x-title-en": "Subject", "description": "一句话", "maxLength": 5, "x-width": "half" },
            "amount": { "type": "number", "x-kind": "money", "title": "金额", "maximum": 1000 },
            "kind": { "title": "类型", "oneOf": [ { "const": "rent", "title": "租赁" }, { "const": "repair", "title": "维修" } ] },
            "size": { "title": "规模", "enum": ["一", "二", "三", "四", "五"] },
            "tags": { "type": "array", "title": "标签", "items": { "enum": ["甲", "乙"] } },
            "promise": { "type": "boolean", "const": true, "title": "承诺属实" },
            "lines": { "type": "array", "title": "明细", "maxItems": 2, "items": { "type": "object", "required": ["name"], "properties": {
              "name": { "type": "string", "title": "名称" }, "cost": { "type": "number", "x-kind": "money", "title": "费用" } } } },
            "papers": { "type": "array", "x-kind": "files", "title": "材料", "maxItems": 2 },
            "owner": { "type": "string", "x-kind": "person", "title": "负责人" },
            "office": { "type": "string", "x-kind": "department", "title": "部门" },
            "note": { "type": "string", "title": "内部备注", "x-lines": 3 }
          },
          "x-sections": [ { "title": "基本", "fields": ["title", "amount"] }, { "title": "其他", "fields": ["kind", "note"] } ]
        }
        """;

    protected const string Good = $$"""
        { "title": "会议室", "amount": 12.5, "kind": "rent", "promise": true, "tags": ["乙"], "lines": [{ "name": "灯", "cost": 3 }, { "name": "墙" }],
          "papers": ["{{Paper}}"], "owner": "{{Wang}}", "office": "{{Office}}", "note": "内部的话" }
        """;

    protected FormContext() : base(services => services.AddSingleton<Answers>().AddSingleton<IUseCases>(p => p.GetRequiredService<Answers>()).AddSingleton(new RefusalSource(typeof(PortalRefusals))))
    {
    }

    protected Answers Asked => Services.GetRequiredService<Answers>();

    /// <summary>The values the form gave last.</summary>
    protected string? Written { get; set; }

    protected IRenderedComponent<FormView> View(string? values = null, string rights = "*=edit", Action<ComponentParameterCollectionBuilder<FormView>>? more = null) => Render<FormView>(p =>
    {
        p.Add(v => v.Schema, Schema).Add(v => v.Values, values).Add(v => v.Rights, rights).Add(v => v.ValuesChanged, written => Written = written);
        more?.Invoke(p);
    });

    public sealed class Answers : IUseCases
    {
        public List<object> All { get; } = [];

        public Refusal? MembersRefused { get; set; }

        public Task<Result<T>> SendAsync<T>(IUseCase<T> request, CancellationToken ct = default)
        {
            All.Add(request);
            object answer = request switch
            {
                ColleagueNames when MembersRefused is { } refusal => (Result<IReadOnlyList<ColleagueName>>)refusal,
                ColleagueNames => Result.Of<IReadOnlyList<ColleagueName>>([new(new(Guid.Parse(Wang)), "王芳", "主管", "招商部")]),
                FindDepartments => Result.Of<IReadOnlyList<DepartmentRow>>([new(Guid.Parse(Office), null, "招商部", 1, 1)]),
                PeopleNames names => Result.Of<IReadOnlyDictionary<PersonId, string>>(names.People.Where(p => p.Value == Guid.Parse(Wang)).ToDictionary(p => p, _ => "王芳")),
                OpenFile file when file.FileId == Guid.Parse(Paper) => Result.Of(new OpenedFile("x", "图纸.pdf", "application/pdf", false)),
                OpenFile => (Result<OpenedFile>)new Refusal("file.not-found"),
                StoreFile store => Result.Of(new FileRow(Guid.Parse(Paper), store.Name, "application/pdf", 3)),
                _ => throw new InvalidOperationException(request.GetType().Name),
            };
            return Task.FromResult((Result<T>)answer);
        }
    }
}
