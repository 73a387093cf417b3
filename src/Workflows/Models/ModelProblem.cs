namespace SmartPark.Workflows.Models;

/// <summary>Why a document cannot be published as a process.</summary>
/// <param name="Code">Refusal code, <c>bpmn.*</c> or <c>expression.*</c>.</param>
/// <param name="Element">Id of the element, or its name where it has none.</param>
/// <param name="What">The words in question.</param>
internal sealed record ModelProblem(string Code, string Element, string What = "");

/// <summary>What was read of a document.</summary>
/// <param name="Model">The process; null when something stands in the way.</param>
/// <param name="Problems">What stands in the way.</param>
internal sealed record ReadDocument(Model? Model, IReadOnlyList<ModelProblem> Problems);
