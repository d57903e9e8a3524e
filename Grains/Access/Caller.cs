using Reporting.Briefs;
using Reporting.Ledger;
using Reporting.Schedules;

namespace Reporting.Access;

/// <summary>Who makes the call that is being answered, by the key that the silo checked.</summary>
/// <remarks>
/// Kept in the silo beside the call, never in a message: nothing that a client sends can set it, and it does not travel to other silos. While keys are in force the
/// key's name is what the ledger keeps, whatever name was typed and whatever the key's role: a name in the ledger is then proof of a key. Restored entries keep
/// the names that they had.
/// </remarks>
internal static class Caller
{
    private static readonly AsyncLocal<string?> s_name = new();

    /// <summary>The key's name; null where no keys are in force or the call comes from within the cluster.</summary>
    public static string? Name
    {
        get => s_name.Value;
        set => s_name.Value = value;
    }

    /// <summary>The batch as the caller's.</summary>
    public static RecordBatch ByCaller(this RecordBatch batch) => Name is { } name ? batch with { RecordedBy = name } : batch;

    /// <inheritdoc cref="ByCaller(RecordBatch)"/>
    public static RetractBatch ByCaller(this RetractBatch batch) => Name is { } name ? batch with { RetractedBy = name } : batch;

    /// <summary>The draft as the caller's.</summary>
    public static EditionDraft ByCaller(this EditionDraft draft) => Name is { } name ? draft with { By = name } : draft;

    /// <summary>The schedule as the caller's.</summary>
    public static Schedule ByCaller(this Schedule schedule) => Name is { } name ? schedule with { AddedBy = name } : schedule;
}
