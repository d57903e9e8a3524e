using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Errors;

/// <summary>A fact that the product knows how to explain to a user: what is wrong, and what to do.</summary>
[GenerateSerializer, Alias("reporting.ReportingException")]
public abstract class ReportingException(string message, string advice, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do about it, one sentence.</summary>
    [Id(0)] public string Advice { get; } = advice;
}

/// <summary>An incident was given to a shard that does not own it: a fault of the caller.</summary>
[GenerateSerializer, Alias("reporting.WrongShardException")]
public sealed class WrongShardException(IncidentId id, int shard, int owner)
    : ReportingException($"Incident '{id}' was given to ledger shard {shard}, but shard {owner} owns it.", "Route by the number of shards that the store describes.")
{
    /// <summary>The incident.</summary>
    [Id(0)] public IncidentId Incident { get; } = id;

    /// <summary>The shard that owns it.</summary>
    [Id(1)] public int Owner { get; } = owner;
}

/// <summary>An incident cannot be true; nothing of its batch was recorded.</summary>
[GenerateSerializer, Alias("reporting.InvalidIncidentException")]
public sealed class InvalidIncidentException(IncidentId id, string wrong)
    : ReportingException($"Incident '{id}' cannot be recorded: {wrong}.", "Correct it at its source and record it again.")
{
    /// <summary>The incident.</summary>
    [Id(0)] public IncidentId Incident { get; } = id;
}

/// <summary>A shard holds as many entries as it can; nothing of the batch was recorded.</summary>
[GenerateSerializer, Alias("reporting.ShardFullException")]
public sealed class ShardFullException(int shard, long most)
    : ReportingException(FormattableString.Invariant($"Ledger shard {shard} is full: it can hold {most} entries."), "Record into a new store, which may have more shards.")
{
    /// <summary>The shard.</summary>
    [Id(0)] public int Shard { get; } = shard;
}

/// <summary>A part of the ledger cannot be read as it was written. It is never served.</summary>
[GenerateSerializer, Alias("reporting.LedgerDamagedException")]
public sealed class LedgerDamagedException(int shard, string part, string damage)
    : ReportingException($"Ledger shard {shard}: {part} is damaged: {damage}.", "Nothing of this shard is served; restore the store from a backup.")
{
    /// <summary>The shard.</summary>
    [Id(0)] public int Shard { get; } = shard;

    /// <summary>The damaged part.</summary>
    [Id(1)] public string Part { get; } = part;
}

/// <summary>A shard came to life by an outline that says something else than its pages, which are whole. It was dropped, and the pages are read for the next call.</summary>
[GenerateSerializer, Alias("reporting.OutlineWrongException")]
public sealed class OutlineWrongException(int shard)
    : ReportingException($"Ledger shard {shard} came to life by an outline that says something else than its pages; the outline was dropped.", "Ask again: the pages are whole and are read for it. What was answered since the shard's start may be wrong.");

/// <summary>A store was made with a format that this version cannot read.</summary>
[GenerateSerializer, Alias("reporting.StoreFormatException")]
public sealed class StoreFormatException(string store, int found, int known)
    : ReportingException($"Store '{store}' has format {found}; this version reads formats {StoreDescription.OldestFormat} to {known}.",
        found > known ? "Use the newer version of Reporting that made it, or another folder." : "Use the version of Reporting that made it, or another folder.")
{
    /// <summary>The format found.</summary>
    [Id(0)] public int Found { get; } = found;
}

/// <summary>A store was to have a number of ledger shards, and has another, which is fixed for its life.</summary>
[GenerateSerializer, Alias("reporting.ShardCountException")]
public sealed class ShardCountException(int found, int wanted)
    : ReportingException($"The store has {found} ledger shards, not {wanted}, and the number is fixed for its life.", "Use an empty folder, which gets the number that is wanted.")
{
    /// <summary>The number that the store has.</summary>
    [Id(0)] public int Found { get; } = found;
}

/// <summary>An entry that was to be restored does not follow what a shard holds, or is not the one that it holds; nothing was written.</summary>
[GenerateSerializer, Alias("reporting.LedgerDiffersException")]
public sealed class LedgerDiffersException(int shard, long sequence, string difference)
    : ReportingException($"Ledger shard {shard} cannot take entry {sequence}: {difference}.", "Restore into an empty folder, or into the one that was being restored from the same backup.")
{
    /// <summary>The shard.</summary>
    [Id(0)] public int Shard { get; } = shard;

    /// <summary>The number of the entry.</summary>
    [Id(1)] public long Sequence { get; } = sequence;
}

/// <summary>A store is in use by another process.</summary>
[GenerateSerializer, Alias("reporting.StoreInUseException")]
public sealed class StoreInUseException(string store, string holder)
    : ReportingException($"Store '{store}' is in use by {holder}.", "Stop that process, or ask it with --cluster HOST:PORT instead of --store.")
{
    /// <summary>The folder.</summary>
    [Id(0)] public string Store { get; } = store;
}

/// <summary>A store's file is not as it was written. Nothing of it is served.</summary>
[GenerateSerializer, Alias("reporting.StoreDamagedException")]
public sealed class StoreDamagedException(string store, string damage)
    : ReportingException($"Store '{store}' is damaged: {damage}.", "Restore the store from a backup; nothing that is damaged is served.")
{
    /// <summary>The store.</summary>
    [Id(0)] public string Store { get; } = store;
}

/// <summary>A store's folder or database cannot be used.</summary>
[GenerateSerializer, Alias("reporting.StoreUnusableException")]
public sealed class StoreUnusableException(string store, string why, Exception? inner = null, string? advice = null, bool mayPass = false)
    : ReportingException($"Store '{store}' cannot be used: {why}", advice ?? "Name a folder that you may write to with --store or REPORTING_STORE.", inner)
{
    /// <summary>The folder or the database.</summary>
    [Id(0)] public string Store { get; } = store;

    /// <summary>Whether it may pass by itself, as while a database server starts again: whoever asks later may be answered.</summary>
    [Id(1)] public bool MayPass { get; } = mayPass;
}

/// <summary>A position was asked for that the ledger has not reached, or that is not of this ledger.</summary>
[GenerateSerializer, Alias("reporting.UnknownPositionException")]
public sealed class UnknownPositionException(string position, string reached)
    : ReportingException($"The ledger has no position {position}; it stands at {reached}.", "Take a position that an answer or an edition of this store has printed, or a time.")
{
    /// <summary>How far the ledger has come.</summary>
    [Id(0)] public string Reached { get; } = reached;
}

/// <summary>Another edition came between: of the same series, or under the same number.</summary>
[GenerateSerializer, Alias("reporting.EditionOvertakenException")]
public sealed class EditionOvertakenException(int last)
    : ReportingException($"Another edition was fixed meanwhile; the last is {last}.", "Print the brief again.")
{
    /// <summary>The number of the last edition.</summary>
    [Id(0)] public int Last { get; } = last;
}

/// <summary>An edition cannot be read as it was written. It is never served.</summary>
[GenerateSerializer, Alias("reporting.EditionDamagedException")]
public sealed class EditionDamagedException(int number, string damage)
    : ReportingException($"Edition {number} is damaged: {damage}.", "Restore the store from a backup; other editions and the ledger can be used.")
{
    /// <summary>The edition.</summary>
    [Id(0)] public int Number { get; } = number;
}
