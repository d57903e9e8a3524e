using System.Globalization;
using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Tracing;

/// <summary>A number of one incident.</summary>
/// <param name="Of">The incidents among which it is found.</param>
/// <param name="Id">The incident.</param>
/// <param name="Detail">Which number of it.</param>
public sealed record OfIncident(Slice Of, IncidentId Id, IncidentDetail Detail) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => $"{Detail.Label}, {Id}";

    /// <inheritdoc/>
    public override string InWords => Detail is CountedDetail ? Of.Rule.InWords : Detail.InWords;

    /// <inheritdoc/>
    public override Slice? Slice => Of;

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => incidents.FirstOrDefault(incident => incident.Id == Id) is { } found ? Detail.Of(found, Of).Number : null;

    /// <inheritdoc/>
    public override Contribution Contribution(Incident incident) => incident.Id == Id ? Detail.Of(incident, Of) : default;
}

/// <summary>Which number of an incident is meant.</summary>
/// <remarks>Immutable, compared by value. Closed: the records in this file are all there are.</remarks>
public abstract record IncidentDetail
{
    private protected IncidentDetail()
    {
    }

    /// <summary>What it is, in words.</summary>
    public abstract string Label { get; }

    /// <summary>Where it comes from, in a sentence.</summary>
    public virtual string InWords => "As the source gives it; a word is no number.";

    internal abstract Contribution Of(Incident incident, Slice slice);

    private protected static Contribution Given(Quantity quantity) => new(true, quantity.Best, quantity.IsVague);

    private protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A figure as one party gave it.</summary>
/// <param name="Harm">What happened to the persons.</param>
/// <param name="Side">Which persons.</param>
/// <param name="Number">Which account of them, from 1, in the source's order.</param>
/// <param name="Party">Who gave it; null where that is not known.</param>
public sealed record GivenFigure(Harm Harm, Side Side, int Number, string? Party) : IncidentDetail
{
    /// <inheritdoc/>
    public override string Label => $"{(Side == Side.Total ? "" : Side.Label() + ", ")}{Harm.Code()}, as given{(Party is null ? " in account " + Text(Number) : " by " + Party)}";

    internal override Contribution Of(Incident incident, Slice slice) =>
        Accounts.Of(incident).Where(account => account.Harm == Harm && account.Side == Side).SelectMany(account => account.Figures).ElementAtOrDefault(Number - 1) is { } figure ? Given(figure.Quantity) : default;
}

/// <summary>A quantity of items as a source gave it.</summary>
/// <param name="Number">Which of the incident's items, from 1.</param>
/// <param name="Item">Its name.</param>
public sealed record GivenSeizure(int Number, string Item) : IncidentDetail
{
    /// <inheritdoc/>
    public override string Label => $"{Item} seized, found or surrendered, as given";

    internal override Contribution Of(Incident incident, Slice slice) => !incident.Seizures.IsDefault && Number <= incident.Seizures.Length ? Given(incident.Seizures[Number - 1].Quantity) : default;
}

/// <summary>How many who took part are not named in the text.</summary>
/// <param name="Named">How many are named.</param>
public sealed record ActorsBeyond(int Named) : IncidentDetail
{
    /// <inheritdoc/>
    public override string Label => $"who took part, beyond the {Text(Named)} named";

    /// <inheritdoc/>
    public override string InWords => "The names of those who took part, each once, without those that are printed.";

    internal override Contribution Of(Incident incident, Slice slice) => new(true, Accounts.Actors(incident).Count - Named);
}

/// <summary>A figure as the rule brings it to one number.</summary>
/// <param name="Harm">What happened to the persons.</param>
/// <param name="Side">Which persons.</param>
public sealed record CountedDetail(Harm Harm, Side Side) : IncidentDetail
{
    /// <inheritdoc/>
    public override string Label => $"{(Side == Side.Total ? "" : Side.Label() + ", ")}{Harm.Code()}, as counted";

    internal override Contribution Of(Incident incident, Slice slice) => slice.Rule.Figure(incident, Harm, Side) is var figure ? new(true, figure.Best, figure.UnquantifiedIn > 0) : default;
}
