using SmartPark.Policies.Library;

namespace SmartPark.Policies.Imports;

/// <summary>A policy read from a file, before it is compared with the library.</summary>
/// <param name="Row">Row of a sheet, or place of a card, from 1.</param>
/// <param name="Reference">Its number in the collection, or null.</param>
/// <param name="Content">What it says.</param>
internal sealed record ImportRow(int Row, string? Reference, PolicyContent Content);

/// <summary>What importing a row does.</summary>
public enum ImportEffect
{
    /// <summary>A new policy.</summary>
    Adds,

    /// <summary>Changes the policy of the same reference, or of the same document number and title.</summary>
    Changes,

    /// <summary>The library says the same already.</summary>
    Same,
}

/// <summary>What an import did.</summary>
/// <param name="Added">New policies.</param>
/// <param name="Changed">Policies that say something else now.</param>
/// <param name="Unchanged">Policies that said the same already.</param>
public sealed record ImportOutcome(int Added, int Changed, int Unchanged);
