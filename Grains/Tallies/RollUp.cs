using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>How cells that differ in their groups are put together.</summary>
internal enum GroupsApart : byte
{
    /// <summary>As if they had the same; those of named groups are of groups that are among the named.</summary>
    No,
    /// <summary>A cell counts once in each of its groups, so that what is put together adds up for each group and not for all.</summary>
    Each,
    /// <summary>Those of the same groups.</summary>
    Sets,
}

/// <summary>How far cells are put together: which days, and which facts stay apart. What a question asks for decides it.</summary>
/// <param name="Step">The days that are put together; <see cref="Step.None"/> for none, the cells as they are.</param>
/// <param name="FirstDay">The day on which weeks begin; Sunday for other steps.</param>
/// <param name="KindBits">The bits of type and violence that stay apart.</param>
/// <param name="Groups">How groups stay apart.</param>
/// <param name="Places">Down to which level places stay apart; 0 for none.</param>
/// <param name="Named">What a cell must have to be among them; null for all cells.</param>
internal readonly record struct RollUp(Step Step, DayOfWeek FirstDay, ulong KindBits, GroupsApart Groups, PlaceLevel Places, NamedFacts? Named)
{
    /// <summary>One row for each day, in which nothing stays apart but places down to a level.</summary>
    public static RollUp OfDays(PlaceLevel places) => new(Step.Day, default, 0, GroupsApart.No, places, null);

    /// <summary>One row a year for all that differs in nothing but its day and its district: what is put together for named facts, of which any may be asked for, is made of it.</summary>
    public static RollUp YearsApart { get; } = new(Step.Year, default, PackedKey.KindBits(type: true, violence: true), GroupsApart.Sets, PlaceLevel.Province, null);

    /// <summary>The coarsest that can still answer a question.</summary>
    public static RollUp For(TallyQuery query)
    {
        var filter = query.Filter;
        var byPlace = query.By switch { Dimension.Country => PlaceLevel.Country, Dimension.Province => PlaceLevel.Province, Dimension.District => PlaceLevel.District, _ => default };
        if (!filter.Places.IsDefaultOrEmpty)
            foreach (var place in filter.Places) byPlace = (PlaceLevel)Math.Max((int)byPlace, Math.Max((int)place.Level, (int)PlaceLevel.Country));
        return new RollUp(
            query.Step == Step.None ? Step.Year : query.Step,
            query.Step == Step.Week ? query.FirstDay : default,
            PackedKey.KindBits(!filter.Types.IsDefaultOrEmpty || query.By == Dimension.Type, !filter.Violence.IsDefaultOrEmpty || query.By == Dimension.Violence),
            query.By != Dimension.Group ? GroupsApart.No : filter.Groups.IsDefaultOrEmpty ? GroupsApart.Each : GroupsApart.Sets,
            byPlace,
            NamedFacts.Of(filter));
    }

    /// <summary>The same of shorter steps, of which a step that a period cuts is made; after days the cells themselves.</summary>
    public RollUp Finer() => this with
    {
        FirstDay = default,
        Step = Step switch { Step.Year => Step.Month, Step.Month or Step.Week => Step.Day, _ => Step.None },
    };

    /// <summary>Whether each of its rows is one of another's or a sum of those.</summary>
    public bool IsMadeOf(RollUp other) =>
        other == Finer() || other == Finer().Finer() && other.Step != Step.None || Step == Step.Year && Places <= YearsApart.Places && other == YearsApart && this != other;

    /// <summary>The first day of the step that holds a day.</summary>
    public int StartOf(int day) => Bucket.Start(DateOnly.FromDayNumber(day), Step, FirstDay).DayNumber;

    /// <summary>The first day after the step that holds a day.</summary>
    public int EndOf(int day) => Bucket.EndOf(Bucket.Start(DateOnly.FromDayNumber(day), Step, FirstDay), Step);
}
