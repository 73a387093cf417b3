namespace SmartPark.Portal.Articles;

/// <summary>Where an article stands.</summary>
public enum ArticleState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waits for a reviewer.</summary>
    InReview,

    /// <summary>Appears at its time.</summary>
    Scheduled,

    /// <summary>Its audience reads it.</summary>
    Published,

    /// <summary>Taken back, with a reason.</summary>
    Withdrawn,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>Who reads an article once it is published.</summary>
public enum ArticleReaders
{
    /// <summary>Everybody, visitors too.</summary>
    Everyone,

    /// <summary>The park and its enterprises, signed in.</summary>
    Park,

    /// <summary>Named tenants only.</summary>
    Tenants,
}
