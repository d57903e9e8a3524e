using Reporting.Casualties;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Generate;

/// <summary>The codes of Reporting's own formats, and the labels of types, as bytes.</summary>
internal static class FormatCodeBytes
{
    public static Codes<IncidentType> Types { get; } = new(type => type.Code());

    public static Codes<ViolenceType> Violence { get; } = new(FormatCodes.Violence.Code);

    public static Codes<DatePrecision> DatePrecisions { get; } = new(FormatCodes.DatePrecision.Code);

    public static Codes<LocationPrecision> Precisions { get; } = new(FormatCodes.LocationPrecision.Code);

    public static Codes<ActorKind> Kinds { get; } = new(FormatCodes.ActorKind.Code);

    public static Codes<Harm> Harms { get; } = new(harm => harm.Code());

    public static Codes<Side> Sides { get; } = new(side => side.Code());

    public static Codes<WeaponCategory> Categories { get; } = new(category => category.Code());

    public static Codes<Acquisition> Acquisitions { get; } = new(FormatCodes.Acquisition.Code);

    public static Codes<IncidentType> Labels { get; } = new(type => type.Label());
}
