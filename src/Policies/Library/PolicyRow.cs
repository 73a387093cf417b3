using System.Linq.Expressions;
using SmartPark.Kernel.Tenancy;

namespace SmartPark.Policies.Library;

/// <summary>A policy as lists show it.</summary>
/// <param name="Id">Id; the public address is <c>/policies/{id}</c>.</param>
/// <param name="Owner">The operator or park that keeps it.</param>
/// <param name="Title">Title.</param>
/// <param name="Level">Level.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="DocumentNumber">Document number, or empty.</param>
/// <param name="PublishedOn">Day of issue.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="ValidUntil">Last day in force.</param>
/// <param name="SupersededOn">Day from which another policy stands in its place.</param>
/// <param name="TimeText">The source's own words on time.</param>
/// <param name="ToolClass">Class of tool.</param>
/// <param name="Chapter">Chapter or field.</param>
/// <param name="Target">Whom it is for, the first 200 characters.</param>
/// <param name="Important">In the carousel.</param>
/// <param name="State">State; visitors see published ones only.</param>
/// <param name="ChangedAt">Last change.</param>
public sealed record PolicyRow(
    Guid Id, TenantId Owner, string Title, PolicyLevel Level, string Issuer, string DocumentNumber, DateOnly? PublishedOn, DateOnly? ValidFrom, DateOnly? ValidUntil,
    DateOnly? SupersededOn, string TimeText, string ToolClass, string Chapter, string Target, bool Important, PolicyState State, DateTimeOffset ChangedAt)
{
    internal static Expression<Func<Policy, PolicyRow>> Of { get; } = p => new(
        p.Id, p.TenantId, p.Title, p.Level, p.Issuer, p.DocumentNumber, p.PublishedOn, p.ValidFrom, p.ValidUntil, p.SupersededOn, p.TimeText, p.ToolClass, p.Chapter,
        p.Target.Length > 200 ? p.Target.Substring(0, 200) : p.Target, p.Important, p.State, p.ChangedAt);

    /// <summary>What its dates mean on a day.</summary>
    public PolicyValidity ValidityOn(DateOnly day) => new PolicyDates(ValidFrom, ValidUntil, SupersededOn).On(day);
}

/// <summary>A policy by name.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title.</param>
public sealed record PolicyLink(Guid Id, string Title);
