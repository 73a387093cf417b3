using Xunit;

namespace SmartPark.EndToEnd.Tests.Faults;

/// <summary>Tests that start and kill real processes run one after the other, beside nothing else.</summary>
[CollectionDefinition("Faults", DisableParallelization = true)]
public sealed class FaultCollection;
