namespace Reporting.Faults.Cluster;

/// <summary>What a trial came to.</summary>
/// <param name="Fault">What was tried.</param>
internal sealed record ClusterResult(ClusterFault Fault)
{
    /// <summary>The longest time without an answer to one question before the fault; null where it did not come so far.</summary>
    public TimeSpan? Before { get; set; }

    /// <summary>The longest time without an answer to one question since the fault, until the end.</summary>
    public TimeSpan? Interruption { get; set; }

    /// <summary>From the start of the first silo until every question was answered, where all had ended; null elsewhere.</summary>
    public TimeSpan? Restart { get; set; }

    /// <summary>How many answers the asking client got.</summary>
    public long Answers { get; set; }

    /// <summary>How many answers told fewer incidents than one before.</summary>
    public int WentBack { get; set; }

    /// <summary>The errors that it was shown, and those of the import.</summary>
    public int Errors { get; set; }

    /// <summary>The share of the incidents that was recorded when the fault happened, and when it was over.</summary>
    public (double From, double To) Recorded { get; set; }

    /// <summary>How long the import took.</summary>
    public TimeSpan? Import { get; set; }

    /// <summary>Incidents that are not there, or had to be recorded again; null where nobody could look.</summary>
    public long? Lost { get; set; }

    /// <summary>Tallies that differ from the ledger, and answers that differ from the undisturbed ones; null where nobody could look.</summary>
    public long? Differing { get; set; }

    /// <summary>What was seen besides.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Why it failed; null when all holds.</summary>
    public string? Failure { get; set; }
}
