namespace SmartPark.Policies.Library;

/// <summary>Whose policy it is, from the state down to the park.</summary>
public enum PolicyLevel
{
    /// <summary>国家级.</summary>
    National,

    /// <summary>省级 (provinces and autonomous regions).</summary>
    Provincial,

    /// <summary>市级. The cards of 北京市产业政策导引（市级版） stand here, as their publisher calls them.</summary>
    Municipal,

    /// <summary>区县级.</summary>
    District,

    /// <summary>园区级.</summary>
    Park,
}

/// <summary>Where a policy stands in its life.</summary>
public enum PolicyState
{
    /// <summary>Being written; its owner alone sees it.</summary>
    Draft,

    /// <summary>Its audience sees it.</summary>
    Published,

    /// <summary>Taken back with a reason; its owner alone sees it.</summary>
    Withdrawn,
}

/// <summary>What the dates of a policy mean today; computed, never stored.</summary>
public enum PolicyValidity
{
    /// <summary>The text names no dates that could be read: nobody knows.</summary>
    Unstated,

    /// <summary>Begins later.</summary>
    NotYet,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>Its last day has passed.</summary>
    Expired,

    /// <summary>Another policy has taken its place.</summary>
    Superseded,
}

/// <summary>Who reads a published policy.</summary>
public enum PolicyReach
{
    /// <summary>Everybody, visitors too.</summary>
    Everyone,

    /// <summary>The park that owns it and its enterprises.</summary>
    OwnPark,
}
