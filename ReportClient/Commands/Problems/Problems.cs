using Reporting.Access;
using Reporting.Backup;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Weekly;
using Reporting.Catalog;
using Reporting.Connection;
using Reporting.Errors;
using Reporting.Import;
using Reporting.Looks;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Schedules;
using Reporting.Schedules.Mail;
using Reporting.Tallies;
using Reporting.Tls;
using Reporting.Tracing;

namespace Reporting.Commands;

/// <summary>Turns what went wrong into what a person is told and an exit code; the one place that knows every kind of failure.</summary>
internal static class Problems
{
    /// <summary>The variable that shows stack traces.</summary>
    public const string DebugVariable = "REPORTING_DEBUG";

    /// <param name="failure">What went wrong.</param>
    /// <param name="writes">Whether the command writes to the store, so that an answer that does not come leaves open what was written.</param>
    public static Problem Of(Exception failure, bool writes) => failure switch
    {
        Problem problem => problem,
        AggregateException { InnerExceptions.Count: 1 } one => Of(one.InnerExceptions[0], writes),
        _ when Damage.In(failure) is { } damage => new Problem(ExitCode.StoreDamaged, damage, Damage.Where(failure), Damage.Advice, failure),
        UnknownNameException unknown => Unknown(unknown),
        AmbiguousNameException ambiguous => Ambiguous(ambiguous),
        TooManyStepsException => Problem.Usage(failure.Message, "--step", "Choose a longer step, or a shorter period with --since and --until."),
        TooManyIncidentsException => Problem.Usage(failure.Message, null, "Ask for fewer: a place, a group or a type."),
        UnknownFigureException unknown => Unknown(unknown),
        Audit.LedgerMovedException => new Problem(ExitCode.Mismatch, failure.Message, null, "Run the audit when nobody records.", failure),
        NoClusterException none => new Problem(ExitCode.NoCluster, none.Message, $"--cluster {none.Address}", none.Advice, none),
        TlsFileException file => Known(ExitCode.InputUnreadable, file),
        TlsMissingException missing => Known(ExitCode.Usage, missing),
        AccessRefusedException refused => Known(ExitCode.Refused, refused),
        StoreInUseException inUse => Known(ExitCode.StoreInUse, inUse, inUse.Store),
        StoreFormatException format => Known(ExitCode.StoreFormat, format),
        StoreUnusableException unusable => Known(ExitCode.StoreUnusable, unusable, unusable.Store),
        LedgerDamagedException damaged => Known(ExitCode.StoreDamaged, damaged),
        BackupDamagedException damaged => Known(ExitCode.InputFormat, damaged, damaged.File),
        BackupVersionException version => Known(ExitCode.StoreFormat, version, version.File),
        StoreDiffersException differs => Known(ExitCode.StoreDiffers, differs),
        InputMissingException or InputIsFolderException or InputUnreadableException => Known(ExitCode.InputUnreadable, (ReportingException)failure),
        InputEmptyException or InputNotUtf8Exception or InputFormatException or InputNotJsonException or MissingColumnsException or RepeatedColumnException or UnknownColumnException => Known(ExitCode.InputFormat, (ReportingException)failure),
        InvalidIncidentException invalid => Known(ExitCode.InputFormat, invalid),
        RejectedFileException rejected => Known(ExitCode.OutputUnwritable, rejected),
        ImportStoppedException stopped => Known(Of(stopped.InnerException!, writes).ExitCode, stopped),
        BoundaryFileException bad => Known(ExitCode.InputFormat, bad, bad.File),
        BoundaryMismatchException mismatch => Known(ExitCode.InputFormat, mismatch, "--boundaries " + mismatch.File),
        LookFileException bad => Known(bad.IsMissing ? ExitCode.InputUnreadable : ExitCode.InputFormat, bad, bad.Where),
        UnknownBriefKindException unknown => Known(ExitCode.StoreFormat, unknown),
        UnknownEditionException or UnknownPositionException => Known(ExitCode.Usage, (ReportingException)failure),
        EditionDiffersException differs => Known(ExitCode.Mismatch, differs),
        EditionDamagedException damaged => Known(ExitCode.StoreDamaged, damaged),
        EditionOvertakenException or OutlineWrongException => Known(ExitCode.NoAnswer, (ReportingException)failure),
        InvalidScheduleException or UnknownZoneException or ScheduleExistsException => Known(ExitCode.Usage, (ReportingException)failure),
        ScheduleBusyException or AssignmentLostException => Known(ExitCode.NoAnswer, (ReportingException)failure),
        SchedulesDamagedException damaged => Known(ExitCode.StoreDamaged, damaged),
        MailFailedException mail => Known(ExitCode.NotDelivered, mail),
        WithdrawalStoppedException stopped => Known(Of(stopped.InnerException!, writes).ExitCode, stopped),
        ReportingException known => Known(ExitCode.Internal, known),
        OperationCanceledException => new Problem(ExitCode.Cancelled, "Stopped.", null, "Run it again: what was acknowledged is kept, and nothing is counted twice.", failure),
        IOException or UnauthorizedAccessException => new Problem(ExitCode.OutputUnwritable, $"Output cannot be written: {Problem.Clean(FirstLine(failure.Message))}.", null,
            "Check that there is space, and that you may write there.", failure),
        TimeoutException or Orleans.Runtime.OrleansException => writes
            ? new Problem(ExitCode.NoAnswer, "The silo did not answer; whether all was written is not known.", null, "Try again in a few seconds: every write may be repeated, and nothing is counted twice.", failure)
            : new Problem(ExitCode.NoAnswer, "The silo did not answer.", null, "Check that it runs, and ask again in a few seconds.", failure),
        _ => new Problem(ExitCode.Internal, $"Something unexpected happened: {failure.GetType().Name}: {Problem.Clean(FirstLine(failure.Message))}", null,
            $"Set {DebugVariable}=1 and run it again for the details, and report them.", failure),
    };

    private static Problem Known(int exitCode, ReportingException fact, string? where = null) => new(exitCode, Problem.Clean(fact.Message), where is null ? null : Problem.Clean(where), fact.Advice, fact);

    private static Problem Unknown(UnknownNameException unknown)
    {
        var word = SubjectText.Word(unknown.Kind);
        var within = unknown.Within.IsDefaultOrEmpty ? "" : " in " + string.Join(" or ", unknown.Within.Select(place => place.Path));
        var all = $"'names {SubjectText.Plural(unknown.Kind)}' lists the ones that the store holds.";
        var advice = unknown.Suggestions.IsDefaultOrEmpty ? all : $"Did you mean {string.Join(", ", unknown.Suggestions.Select(Named))}? {all}";
        return Problem.Usage($"No incident in this store names the {word} {Problem.Quote(unknown.Name)}{within}.", $"--{word} {Problem.Quote(unknown.Name)}", advice);
    }

    // The figures whose ids share most with what was typed come first.
    private static Problem Unknown(UnknownFigureException unknown)
    {
        var near = unknown.Known.OrderByDescending(id => Shared(id, unknown.Id)).ThenBy(id => id, StringComparer.Ordinal).Take(5).Select(id => Problem.Quote(id));
        return Problem.Usage($"The brief has no figure {Problem.Quote(unknown.Id)}.", "--brief-figure",
            $"Did you mean one of {string.Join(", ", near)}? 'brief weekly --figures FILE' writes every id.");
    }

    private static int Shared(string one, string other) => one.Zip(other).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count();

    private static Problem Ambiguous(AmbiguousNameException ambiguous)
    {
        var word = SubjectText.Word(ambiguous.Kind);
        var choices = ambiguous.Candidates.Take(8).Select(candidate => Choice(ambiguous.Kind, candidate));
        var more = ambiguous.Candidates.Length > 8 ? $", and {ambiguous.Candidates.Length - 8} more" : "";
        return Problem.Usage(
            $"{ambiguous.Candidates.Length} {SubjectText.Plural(ambiguous.Kind)} are called {Problem.Quote(ambiguous.Name)}.",
            $"--{word} {Problem.Quote(ambiguous.Name)}",
            $"Choose one: {string.Join(", ", choices)}{more}.");
    }

    // The option that makes it clear: the place above, or the key itself.
    private static string Choice(SubjectKind kind, SubjectName candidate)
    {
        var place = candidate.Subject.Place;
        var above = place.Parent;
        return kind switch
        {
            SubjectKind.District => $"{place.Path} (--province {above.Leaf} --country {above.Parent.Leaf})",
            SubjectKind.Province => $"{place.Path} (--country {above.Leaf})",
            _ => $"--{SubjectText.Word(kind)} {candidate.Subject.Key} ({candidate.Name})",
        };
    }

    private static string Named(SubjectName name)
    {
        var above = name.Subject.Place is { Level: > PlaceLevel.Country } place ? $" ({place.Parent.Path})" : "";
        return $"'{Problem.Clean(name.Name)}'{above}";
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r', '.');
}
