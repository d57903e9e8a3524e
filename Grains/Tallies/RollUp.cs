using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>How far cells are put together: which days, and which facts stay apart. What a question asks for decides it.</summary>
/// <param name="Step">The days that are put together; <see cref="Step.None"/> for none, the cells as they are.</param>
/// <param name="FirstDay">The day on which weeks begin; Sunday for other steps.</param>
/// <param name="KindBits">The bits of type and violence that stay apart.</param>
/// <param name="Groups">Whether groups stay apart.</param>
/// <param name="Places">Down to which level places stay apart; 0 for none.</param>
internal readonly record struct RollUp(Step Step, DayOfWeek FirstDay, ulong KindBits, bool Groups, PlaceLevel Places)
{
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
            !filter.Groups.IsDefaultOrEmpty || query.By == Dimension.Group,
            byPlace);
    }

    /// <summary>The same of shorter steps, of which a step that a period cuts is made; after days the cells themselves.</summary>
    public RollUp Finer() => this with
    {
        FirstDay = default,
        Step = Step switch { Step.Year => Step.Month, Step.Month or Step.Week => Step.Day, _ => Step.None },
    };

    /// <summary>Whether each of its rows is one of another's or a sum of those.</summary>
    public bool IsMadeOf(RollUp other) => other == Finer() || other == Finer().Finer() && other.Step != Step.None;

    /// <summary>The first day of the step that holds a day.</summary>
    public int StartOf(int day) => Bucket.Start(DateOnly.FromDayNumber(day), Step, FirstDay).DayNumber;

    /// <summary>The first day after the step that holds a day.</summary>
    public int EndOf(int day) => Bucket.EndOf(Bucket.Start(DateOnly.FromDayNumber(day), Step, FirstDay), Step);
}
