namespace SmartPark.Face;

/// <summary>What an input inside a FormField sets on itself.</summary>
/// <param name="Id">Its id and name.</param>
/// <param name="DescribedBy">Ids of help and error for aria-describedby, or null.</param>
/// <param name="Invalid">"true" for aria-invalid, or null.</param>
public sealed record FieldSlot(string Id, string? DescribedBy, string? Invalid);

/// <summary>One line of a form's summary.</summary>
/// <param name="FieldId">Id of the input, or null when the whole form is meant.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record FormProblem(string? FieldId, string Text);
