using SmartPark.Kernel.Results;
using SmartPark.Kernel.UseCases;

namespace SmartPark.Policies.Facts;

/// <summary>The field catalogue, with names, units and words.</summary>
[Anonymous]
public sealed record ListFields : IQuery<IReadOnlyList<Field>>;

internal sealed class ListFieldsHandler : IHandle<ListFields, IReadOnlyList<Field>>
{
    public Task<Result<IReadOnlyList<Field>>> Handle(ListFields request, CancellationToken cancellationToken) => Task.FromResult(Result.Of(Fields.All));
}
