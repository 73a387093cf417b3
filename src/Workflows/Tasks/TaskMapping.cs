using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmartPark.Workflows.Tasks;

internal sealed class TaskMapping : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("Tasks").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Node).HasMaxLength(200);
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Key).HasMaxLength(60);
        builder.Property(t => t.ProcessName).HasMaxLength(100);
        builder.Property(t => t.Title).HasMaxLength(200);
        builder.Property(t => t.StarterName).HasMaxLength(100);
        builder.Property(t => t.AssigneeName).HasMaxLength(100);
        builder.Property(t => t.Role).HasMaxLength(100);
        builder.Property(t => t.Why).HasMaxLength(300);
        builder.Property(t => t.OnBehalfOfName).HasMaxLength(100);
        builder.Property(t => t.OwnerName).HasMaxLength(100);
        builder.Ignore(t => t.IsOpen);
        builder.HasIndex(t => new { t.For, t.Assignee, t.State, t.At });
        builder.HasIndex(t => new { t.For, t.OnBehalfOf, t.State });
        builder.HasIndex(t => new { t.For, t.Role, t.State, t.At });
        builder.HasIndex(t => new { t.DoneBy, t.DoneAt });
        builder.HasIndex(t => new { t.InstanceId, t.State });
        builder.HasIndex(t => new { t.State, t.RemindAt });
        builder.HasIndex(t => new { t.State, t.OverdueTold, t.DueAt });
    }
}
