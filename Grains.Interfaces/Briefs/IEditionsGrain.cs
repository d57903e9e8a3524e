using System.Collections.Immutable;
using Orleans.Concurrency;
using Reporting.Access;

namespace Reporting.Briefs;

/// <summary>Keeps every edition that was ever printed from the store. Its key is <see cref="Key"/>.</summary>
/// <remarks>One grain numbers them all; an edition is small, with its logo too, and there are a few a week, so nothing waits for it.</remarks>
[GrainInterfaceType("reporting.editions"), Alias("reporting.IEditionsGrain")]
public interface IEditionsGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    const string Key = "editions";

    /// <summary>Fixes an edition; when this returns it is durable. Idempotent: a draft that was fixed before gets the same edition.</summary>
    /// <exception cref="Errors.EditionOvertakenException">Another edition of its series was fixed since its changes were listed; nothing was fixed.</exception>
    [Alias("Fix"), Needs(Role.Recorder)]
    Task<Edition> Fix(EditionDraft draft);

    /// <summary>An edition with everything it printed; null when there is none of this number.</summary>
    /// <exception cref="Errors.EditionDamagedException">It is not as it was written.</exception>
    [AlwaysInterleave, Alias("Get"), Needs(Role.Reader)]
    Task<Edition?> Get(int number);

    /// <summary>Every edition in order of its number, without its figures and its look; a damaged one is left out.</summary>
    [AlwaysInterleave, Alias("List"), Needs(Role.Reader)]
    Task<ImmutableArray<Edition>> List();

    /// <summary>Takes back an edition from a backup under its own number, which must be the next. Idempotent.</summary>
    /// <exception cref="Errors.EditionOvertakenException">Another edition has the number, or the one before it is missing.</exception>
    [Alias("Restore"), Needs(Role.Admin)]
    Task Restore(Edition edition);
}
