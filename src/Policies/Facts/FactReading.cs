using SmartPark.Kernel.Results;
using SmartPark.Policies.Library;

namespace SmartPark.Policies.Facts;

/// <summary>Facts as entered, read against the catalogue: either all of them or all that is wrong.</summary>
internal static class FactReading
{
    private const int YearsBack = 10;

    public static Result<IReadOnlyList<(Field Field, int Year, string? Text, FactInput Input)>> Of(IReadOnlyList<FactInput> facts, DateOnly today)
    {
        var read = new List<(Field, int, string?, FactInput)>();
        var problems = new List<Refusal>();
        for (var i = 0; i < facts.Count; i++)
        {
            var (fact, where) = (facts[i], $"Facts[{i}]");
            if (Fields.Find(fact.Field) is not { } field) problems.Add(Refusal.With("fact.field", where, fact.Field));
            else if (field.Derived) problems.Add(Refusal.With("fact.derived", where, field.Zh));
            else if (field.Yearly ? fact.Year < today.Year - YearsBack || fact.Year > today.Year : fact.Year != 0) problems.Add(Refusal.With(field.Yearly ? "fact.year" : "fact.year-idle", where, field.Zh, today.Year - YearsBack, today.Year));
            else if (fact.Value is null) read.Add((field, fact.Year, null, fact));
            else
            {
                var value = Values.Read(field, fact.Value, fact.Unit, where, today);
                if (value.Succeeded) read.Add((field, fact.Year, value.Value, fact));
                else problems.Add(value.Refusal);
            }
        }
        foreach (var twice in read.GroupBy(f => (f.Item1.Code, f.Item2)).Where(g => g.Count() > 1)) problems.Add(Refusal.With("fact.twice", "Facts", twice.First().Item1.Zh, twice.Key.Item2));
        return problems.Count > 0 ? Refusal.Of(problems) : Result.Of<IReadOnlyList<(Field, int, string?, FactInput)>>(read);
    }
}

/// <summary>Puts read facts into the profile: a changed value ends the old one, as does the same said again of a later day; an equal one stays.</summary>
internal sealed class FactWriter(PoliciesDb db, Profile profile, Kernel.Tenancy.PersonId? by, DateTimeOffset now)
{
    public void Write(Kernel.Tenancy.TenantId tenant, IReadOnlyList<(Field Field, int Year, string? Text, FactInput Input)> facts, List<Fact> current)
    {
        var number = profile.Next(now);
        foreach (var (field, year, text, input) in facts)
        {
            var old = current.FirstOrDefault(f => f.Field == field.Code && f.Year == year && f.Until is null);
            var observed = input.ObservedOn ?? PolicyDates.DayOf(now);
            if (old is not null && old.Text == text && old.Confidence == input.Confidence && old.ObservedOn >= observed) continue;
            old?.End(number);
            if (text is null) continue;
            var fact = new Fact
            {
                TenantId = tenant,
                Field = field.Code,
                Year = year,
                Text = text,
                Source = input.Source,
                Confidence = input.Confidence,
                Since = number,
                SetAt = now,
                SetBy = by,
                ObservedOn = observed,
            };
            fact.Share(profile.AudienceOf(field.Group, input.Source));
            db.Add(fact);
            current.Add(fact);
        }
    }
}
