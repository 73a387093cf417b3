using System.Globalization;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using SmartPark.Kernel.Events;
using SmartPark.Kernel.Tenancy;
using SmartPark.Kernel.Time;
using SmartPark.Workflows.Approvers;
using SmartPark.Workflows.Calendars;
using SmartPark.Workflows.Engine;
using SmartPark.Workflows.Expressions;
using SmartPark.Workflows.Instances;
using SmartPark.Workflows.Models;

namespace SmartPark.Workflows.Tasks;

/// <summary>Keeps the tasks of an instance as its tokens stand: finds people for new ones, passes over those nobody need do, takes back those the process left behind.</summary>
internal sealed class TaskDesk(WorkflowsDb db, Finder finder, Colleagues colleagues, TimeProvider clock)
{
    private WorkCalendar? _calendar;

    /// <summary>Tenants whose inboxes changed.</summary>
    public HashSet<TenantId> Touched { get; } = [];

    /// <summary>Until every token that stands in a task has its people, or the task was passed over.</summary>
    public async Task SettleAsync(ProcessInstance instance, Model model, Instance state, Run run, int most, CancellationToken ct)
    {
        var tasks = instance.Version == 0 ? [] : await db.Tasks.Where(t => t.InstanceId == instance.Id && (t.State == TaskState.Open || t.State == TaskState.Waiting)).ToListAsync(ct);
        for (var round = 0; round < most; round++)
        {
            TakeBack(state, tasks);
            if (run.Asking.FirstOrDefault() is { } asking) await AskAsync(instance, model, run, asking, ct);
            else if (Unserved(model, state, tasks) is { } token) await ServeAsync(instance, model, run, token, tasks, ct);
            else return;
        }
    }

    private void TakeBack(Instance state, List<WorkTask> tasks)
    {
        foreach (var gone in tasks.Where(o => o.IsOpen && !state.Tokens.Exists(t => t.Id == o.Token && t.Node == o.Node && t.State == TokenState.Active)))
        {
            gone.Cancel(clock.GetUtcNow());
            Touched.Add(gone.For);
        }
        tasks.RemoveAll(t => !t.IsOpen);
    }

    private static Token? Unserved(Model model, Instance state, List<WorkTask> tasks) => state.Suspended ? null : state.Tokens.Find(t =>
        t.State == TokenState.Active && model[t.Node].Kind == NodeKind.UserTask && !state.Scopes.Exists(s => s.Owner == t.Id) && !tasks.Exists(o => o.Token == t.Id && o.Node == t.Node));

    /// <summary>Tells a task of several people who they are.</summary>
    private async Task AskAsync(ProcessInstance instance, Model model, Run run, Token token, CancellationToken ct)
    {
        var node = model[token.Node];
        var people = new List<Asked>();
        foreach (var asked in await finder.FindAsync(instance, node, n => run.Variable(token, n), ct)) people.AddRange(await EachAsync(asked, ct));
        people = [.. people.DistinctBy(p => (p.Tenant, p.Person))];
        if (people.Count == 0 && !Skips(node) && !Blocks(node)) foreach (var admin in await finder.AdministratorsAsync(instance, ct)) people.AddRange(await EachAsync(admin, ct));
        if (people.Count == 0 && !Skips(node)) run.Trouble(token.Id, "workflow.nobody");
        else run.Members(token.Id, [.. people.Select(Item)], Weights(node, people));
    }

    private async Task<IEnumerable<Asked>> EachAsync(Asked asked, CancellationToken ct) =>
        asked.Person is not null ? [asked] : (await colleagues.OfAsync(asked.Tenant, asked.People, ct)).Select(p => new Asked(asked.Tenant, p.Person, p.Name, "", asked.Why, [p.Person]));

    private async Task ServeAsync(ProcessInstance instance, Model model, Run run, Token token, List<WorkTask> tasks, CancellationToken ct)
    {
        var node = model[token.Node];
        IReadOnlyList<Asked> people = Member(token, node) is { } one ? await StillThereAsync(one, ct) : await finder.FindAsync(instance, node, n => run.Variable(token, n), ct);
        if (people.Count == 0 && Skips(node)) { run.Pass(token.Id, "skipped"); return; }
        if (people.Count == 0 && !Blocks(node)) people = await finder.AdministratorsAsync(instance, ct);
        if (people.Count == 0) { run.Trouble(token.Id, "workflow.nobody"); return; }
        if (node.Settings.GetValueOrDefault("same") == "skip" && await SameAsync(instance, people, ct)) { run.Pass(token.Id, "same"); return; }
        foreach (var asked in people)
        {
            var task = await GiveAsync(instance, node, token.Id, asked, AddedAs.None, null, ct);
            tasks.Add(task);
        }
        await CopiesAsync(instance, node, n => run.Variable(token, n), ct);
    }

    /// <summary>Makes a task; new work of somebody who is away goes to his stand-in.</summary>
    public async Task<WorkTask> GiveAsync(ProcessInstance instance, Node node, int token, Asked asked, AddedAs added, Guid? addedTo, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = Span(node, "due") is { } limit && limit > TimeSpan.Zero ? Due(node, limit, now, await CalendarAsync(instance.ProviderId, ct)) : (DateTimeOffset?)null;
        var task = new WorkTask
        {
            ProviderId = instance.ProviderId,
            ConsumerId = asked.Tenant == instance.ProviderId ? null : asked.Tenant,
            InstanceId = instance.Id,
            Token = token,
            Node = node.Id,
            Name = node.Name,
            Key = instance.Key,
            ProcessName = instance.ProcessName,
            Title = instance.Title,
            StarterName = instance.StartedByName,
            For = asked.Tenant,
            Role = asked.Role,
            Added = added,
            AddedTo = addedTo,
            Votes = node.Settings.GetValueOrDefault("kind", "approve") == "approve" && !node.IsInitiators,
            At = now,
            DueAt = due,
            RemindAt = due - Span(node, "remind"),
        }.Given(asked.Person, asked.Name, asked.Why);
        if (asked.Person is { } person && await StandInAsync(asked.Tenant, person, instance.Key, ct) is { } standIn) task.Given(standIn.By, standIn.ByName, "standin|" + asked.Name).StoodInFor(person, asked.Name);
        db.Add(task);
        Touched.Add(asked.Tenant);
        db.Raise(TaskNews.Given(task, asked.People));
        return task;
    }

    /// <summary>The working calendar of the process's tenant, read once a request.</summary>
    private async Task<WorkCalendar> CalendarAsync(TenantId tenant, CancellationToken ct) => _calendar ??= TenantCalendar.Of(await db.Calendars.AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == tenant, ct));

    private async Task<StandIns.StandIn?> StandInAsync(TenantId tenant, PersonId person, string key, CancellationToken ct)
    {
        var today = ChinaTime.Today(clock);
        var kept = await db.StandIns.AsNoTracking().Where(s => s.TenantId == tenant && s.For == person && !s.Ended && s.From <= today && s.Until >= today).ToListAsync(ct);
        return kept.Find(s => s.Covers(key, today)) is { } found && await colleagues.FindAsync(tenant, found.By, ct) is not null ? found : null;
    }

    private async Task CopiesAsync(ProcessInstance instance, Node node, Func<string, Value?> variables, CancellationToken ct)
    {
        if (node.Settings.GetValueOrDefault("cc") is not { Length: > 0 } rule) return;
        foreach (var asked in await finder.FindAsync(instance, rule, node.Id, variables, ct))
            foreach (var one in await EachAsync(asked, ct)) await CopyAsync(instance, one, "", ct);
    }

    /// <summary>抄送 to one person; a second copy to the same one is no second.</summary>
    public async Task CopyAsync(ProcessInstance instance, Asked to, string from, CancellationToken ct)
    {
        var person = to.Person!.Value;
        if (db.Copies.Local.Any(c => c.InstanceId == instance.Id && c.To == person) || await db.Copies.AnyAsync(c => c.InstanceId == instance.Id && c.To == person, ct)) return;
        db.Add(new Copy { ProviderId = instance.ProviderId, ConsumerId = to.Tenant == instance.ProviderId ? instance.ConsumerId : to.Tenant, InstanceId = instance.Id, To = person, ToName = to.Name, FromName = from, At = clock.GetUtcNow() });
        Touched.Add(to.Tenant);
        db.Raise(TaskNews.Copied(instance, person));
    }

    /// <summary>True when the very last decision in the instance, not undone since by a return, was an approval by the one person asked now.</summary>
    private async Task<bool> SameAsync(ProcessInstance instance, IReadOnlyList<Asked> people, CancellationToken ct)
    {
        if (people.Count != 1 || people[0].Person is not { } person) return false;
        var added = db.ChangeTracker.Entries<WorkTask>().Select(e => e.Entity).Where(t => t.InstanceId == instance.Id && t.State == TaskState.Done).MaxBy(t => t.DoneAt);
        if (added is not null) return added.DoneBy == person && added.Decided == Decision.Approve;
        var last = instance.Version == 0 ? null : await db.Acts.AsNoTracking().Where(a => a.InstanceId == instance.Id && a.By != null).OrderByDescending(a => a.Number).Select(a => new { a.Kind, a.By }).FirstOrDefaultAsync(ct);
        return last?.Kind == "approve" && last.By == person;
    }

    private async Task<IReadOnlyList<Asked>> StillThereAsync(Asked one, CancellationToken ct) => await colleagues.FindAsync(one.Tenant, one.Person!.Value, ct) is null ? [] : [one];

    private static DateTimeOffset Due(Node node, TimeSpan span, DateTimeOffset now, WorkCalendar calendar)
    {
        if (node.Settings.GetValueOrDefault("dueCalendar", "work") == "plain") return now + span;
        return span.Days > 0 && span == TimeSpan.FromDays(span.Days) ? calendar.AddDays(now, span.Days) : calendar.Add(now, span);
    }

    private static TimeSpan? Span(Node node, string setting)
    {
        if (node.Settings.GetValueOrDefault(setting) is not { Length: > 0 } text) return null;
        try { return XmlConvert.ToTimeSpan(text); }
        catch (FormatException) { return null; }
    }

    private static bool Skips(Node node) => node.Settings.GetValueOrDefault("empty") == "skip";

    private static bool Blocks(Node node) => node.Settings.GetValueOrDefault("empty") == "block";

    private static Value Item(Asked asked) => Item(asked.Tenant, asked.Person!.Value, asked.Name, asked.Why);

    /// <summary>A member of a countersignature as its item variable holds him.</summary>
    public static Value Item(TenantId tenant, PersonId person, string name, string why) => Value.Of(new Dictionary<string, Value>
    {
        ["person"] = Value.Of(person.ToString()),
        ["name"] = Value.Of(name),
        ["tenant"] = Value.Of(tenant.ToString()),
        ["why"] = Value.Of(why),
    });

    private static Asked? Member(Token token, Node node)
    {
        if (node.Loop is not { People: true } loop || token.Own?.GetValueOrDefault(loop.Item) is not { Kind: ValueKind.Record } item) return null;
        var person = PersonId.Parse(item.Record["person"].Text, CultureInfo.InvariantCulture);
        return new(TenantId.Parse(item.Record["tenant"].Text, CultureInfo.InvariantCulture), person, item.Record["name"].Text, "", item.Record["why"].Text, [person]);
    }

    /// <summary>Weights of votes as the task lists them, <c>role:park-manager=3,ID=2</c>; whoever is not named has one.</summary>
    private static IReadOnlyList<decimal>? Weights(Node node, IReadOnlyList<Asked> people)
    {
        if (node.Settings.GetValueOrDefault("vote") != "weight" || node.Settings.GetValueOrDefault("weights") is not { Length: > 0 } text) return null;
        var named = text.Split(',').Select(p => p.Split('=')).Where(p => p.Length == 2 && decimal.TryParse(p[1], NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            .ToLookup(p => p[0].Trim(), p => decimal.Parse(p[1], NumberStyles.Number, CultureInfo.InvariantCulture));
        return [.. people.Select(p => named[p.Person.ToString()!].Concat(named[p.Why.Replace('|', ':')]).Append(1).First())];
    }
}
