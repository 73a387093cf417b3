using System.Diagnostics.CodeAnalysis;

namespace SmartPark.Kernel.Results;

/// <summary>The answer of a command that has nothing to say but "done".</summary>
public readonly record struct Done;

/// <summary>What every use case answers: a value or a refusal.</summary>
public interface IResult
{
    /// <summary>The refusal, or null when the request was carried out.</summary>
    Refusal? Refusal { get; }

    /// <summary>The value as an object; null when refused.</summary>
    object? Boxed { get; }
}

/// <summary>A value, or the refusal that stands in its place.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed record Result<T> : IResult
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The value; default when refused.</summary>
    public T? Value { get; }

    /// <inheritdoc/>
    public Refusal? Refusal { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    object? IResult.Boxed => Value;

    /// <summary>The value, or an exception that names the refusal: for callers to whom a refusal is a bug.</summary>
    public T Require() => Succeeded ? Value : throw new InvalidOperationException("refused: " + string.Join(", ", Refusal.All().Select(r => $"{r.Code} {r.Field}".TrimEnd())));

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Results without a value.</summary>
public static class Result
{
    /// <summary>Carried out, nothing to say.</summary>
    public static Result<Done> Done { get; } = default(Done);

    /// <summary>A value as a result, where the implicit conversion cannot be used (interfaces).</summary>
    public static Result<T> Of<T>(T value) => value;
}
