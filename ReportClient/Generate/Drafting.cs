using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Generate;

/// <summary>Makes up what each row says, from the seed and the row's number alone.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class Drafting
{
    private readonly ulong _seed;
    private readonly HistoryDetail _detail;
    private readonly RevisionPlan _revisions;
    private readonly MadeUpWorld _world = MadeUpWorld.Create();
    private readonly UnequalShares _locals = UnequalShares.Zipf(8);
    private readonly DayShares _days;
    private readonly Draft _draft = new();

    /// <param name="seed">Fixes all that is drawn.</param>
    /// <param name="detail">How much each draft says.</param>
    public Drafting(long seed, HistoryDetail detail = HistoryDetail.Full)
    {
        (_seed, _detail) = ((ulong)seed, detail);
        _revisions = new RevisionPlan(_seed);
        _days = new DayShares(_seed, _world.Provinces);
    }

    public RevisionPlan Revisions => _revisions;

    /// <summary>What a row says; the draft is good until the next is asked for.</summary>
    /// <param name="row">The row's number, from 0.</param>
    /// <param name="revises">False where a format cannot tell revisions apart: each row is then an incident of its own.</param>
    public Draft Row(long row, bool revises = true)
    {
        var (first, version) = revises ? _revisions.Of(row) : (row, 1);
        var random = new RandomStream(_seed, (ulong)first);
        (_draft.Number, _draft.Version) = (first, version);
        Happening(ref random);
        Where(ref random);
        When(ref random);
        Parties(ref random);
        DraftFigures.Fill(_draft, ref random);
        Seize(ref random);
        Report(ref random);
        // A later version says what the one before said, and something else.
        for (var next = 2; next <= version; next++)
        {
            var amending = new RandomStream(_seed ^ (ulong)next, (ulong)first);
            Amend(ref amending);
        }
        Omissions.Apply(_detail, _draft);
        return _draft;
    }

    private void Happening(ref RandomStream random)
    {
        _draft.Type = Vocabulary.Types[Vocabulary.TypeShares.Draw(ref random)].Type;
        _draft.Violence = random.Below(100) switch { < 76 => ViolenceType.StateBased, < 90 => ViolenceType.OneSided, < 98 => ViolenceType.NonState, _ => ViolenceType.NotStated };
    }

    private void Where(ref RandomStream random)
    {
        _draft.Precision = random.Below(1_000) switch
        {
            < 540 => LocationPrecision.Exact,
            < 680 => LocationPrecision.Near,
            < 830 => LocationPrecision.District,
            < 920 => LocationPrecision.Province,
            < 940 => LocationPrecision.Region,
            < 985 => LocationPrecision.Country,
            _ => LocationPrecision.SeaOrAir,
        };
        _draft.Country = _world.Countries[_world.CountryShares.Draw(ref random)];
        var province = _draft.Country.Provinces[_draft.Country.Shares.Draw(ref random)];
        var district = province.Shares.Draw(ref random);
        // Sources name the place of a centroid too; such an incident must not count there.
        var ofCentroid = random.Chance(250);
        _draft.Province = _draft.Precision <= LocationPrecision.Region || ofCentroid ? province : null;
        _draft.District = _draft.Precision <= LocationPrecision.District || ofCentroid ? district : -1;
        _draft.Locality = _draft.Precision <= LocationPrecision.Near ? _world.Localities[random.Below(_world.Localities.Length)] : null;
        var hasPoint = random.Chance(_draft.Precision <= LocationPrecision.District ? 900 : 300);
        _draft.Latitude = hasPoint ? province.Latitude + district * 300 + random.Below(290) : 0;
        _draft.Longitude = hasPoint ? province.Longitude + district * 370 + random.Below(360) : 0;
        _draft.Start = _days.Draw(ref random, province.Number);
    }

    private void When(ref RandomStream random)
    {
        var (precision, most) = random.Below(1_000) switch
        {
            < 880 => (DatePrecision.Day, 1),
            < 945 => (DatePrecision.WithinWeek, 6),
            < 975 => (DatePrecision.Week, 7),
            < 995 => (DatePrecision.Month, 30),
            _ => (DatePrecision.Year, 200),
        };
        _draft.DatePrecision = precision;
        _draft.End = _draft.Start + (precision == DatePrecision.Day ? 0 : random.Between(most / 2, most - 1));
    }

    // Half of a province's incidents are of groups that are at home there.
    private Name Group(ref RandomStream random) => _world.Groups[random.Chance(500) || _draft.Province is not { } province
        ? _world.GroupShares.Draw(ref random)
        : (province.Number * 7 + _locals.Draw(ref random)) % _world.Groups.Length];

    private void Parties(ref RandomStream random)
    {
        _draft.Actors.Clear();
        var group = random.Chance(960) ? new DraftActor(ActorKind.Group, Group(ref random)) : new DraftActor(ActorKind.Unidentified, Vocabulary.Unidentified);
        if (_draft.Violence is ViolenceType.StateBased or ViolenceType.NotStated) _draft.Actors.Add(new DraftActor(ActorKind.Government, _draft.Country.Government));
        _draft.Actors.Add(group);
        if (_draft.Violence == ViolenceType.OneSided) _draft.Actors.Add(new DraftActor(ActorKind.Civilians, Vocabulary.Civilians));
        if (_draft.Violence != ViolenceType.NonState && !random.Chance(50)) return;
        var other = Group(ref random);
        if (other == group.Name) other = _world.Groups[(Array.IndexOf(_world.Groups, other) + 1) % _world.Groups.Length];
        _draft.Actors.Add(new DraftActor(ActorKind.Group, other));
    }

    private void Seize(ref RandomStream random)
    {
        _draft.Seizures.Clear();
        var share = _draft.Type switch { IncidentType.WeaponsFind => 1_000, IncidentType.Raid => 350, IncidentType.Detention => 150, _ => 25 };
        if (!random.Chance(share)) return;
        var acquisition = _draft.Type == IncidentType.WeaponsFind ? Acquisition.Found : random.Chance(60) ? Acquisition.Surrendered : Acquisition.Seized;
        var kinds = random.Between(1, 3);
        var first = Vocabulary.ItemShares.Draw(ref random);
        for (var i = 0; i < kinds; i++)
        {
            var item = Vocabulary.Items[(first + i * 5) % Vocabulary.Items.Length];
            var count = random.Between(1, 1 + random.Below(item.Most));
            var quantity = random.Below(100) switch
            {
                < 70 => DraftQuantity.Exact(count),
                < 80 => DraftQuantity.AtLeast(count),
                _ => DraftQuantity.Vague(Vocabulary.VagueWords[random.Below(Vocabulary.VagueWords.Length)]),
            };
            _draft.Seizures.Add(new DraftSeizure(item, quantity, acquisition, random.Chance(600) ? Vocabulary.Originators[random.Below(2)] : null));
        }
    }

    private void Report(ref RandomStream random)
    {
        _draft.Sources.Clear();
        var count = random.Below(100) switch { < 65 => 1, < 90 => 2, _ => 3 };
        var first = random.Below(Vocabulary.Outlets.Length);
        for (var i = 0; i < count; i++)
        {
            var outlet = Vocabulary.Outlets[(first + i * 3) % Vocabulary.Outlets.Length];
            _draft.Sources.Add(new DraftSource(outlet, random.Chance(900) ? random.Below(4) : -1, Vocabulary.Titles[random.Below(Vocabulary.Titles.Length)],
                random.Chance(300) ? Vocabulary.Ratings[random.Below(Vocabulary.Ratings.Length)] : null));
        }
    }

    private void Amend(ref RandomStream random)
    {
        if (random.Chance(250)) Move(ref random);
        else DraftFigures.Amend(_draft, ref random);
    }

    // More is known of the place: another district, or the first that is named.
    private void Move(ref RandomStream random)
    {
        _draft.Province ??= _draft.Country.Provinces[_draft.Country.Shares.Draw(ref random)];
        var districts = _draft.Province.Districts.Length;
        _draft.District = _draft.District < 0 ? random.Below(districts) : (_draft.District + random.Between(1, districts - 1)) % districts;
        _draft.Precision = LocationPrecision.District;
        _draft.Locality = null;
    }
}
