using Reporting.Looks;
using Reporting.Pdf;
using SkiaSharp;

namespace Reporting.Html;

/// <summary>How a page looks, on a screen and on paper: colours as in the PDF, the fonts of the reader.</summary>
internal sealed class Stylesheet(LookColors colors)
{
    /// <summary>The strip above the masthead, on pages that have one.</summary>
    public const string Publisher = """
        .publisher { display: flex; align-items: center; gap: 0.8rem; padding: 0.6rem 0; font-weight: 600; }
        .publisher img { max-width: 12rem; max-height: 2.4rem; }
        .publisher .small { margin-left: auto; text-align: right; font-weight: 400; }

        """;

    /// <summary>The sheet for a paper.</summary>
    public string Of(PageFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return $$"""
            @page { size: {{N(format.Width)}}pt {{N(format.Height)}}pt; margin: 16mm 15mm; }
            :root { color-scheme: light; }
            * { box-sizing: border-box; }
            html { font-size: 16px; -webkit-text-size-adjust: 100%; }
            body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 3rem; background: {{C(Look.Paper)}}; color: {{C(Look.Ink)}};
              font: 0.9rem/1.45 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            p, ul, dl, dd, h1, h2, h3, figure { margin: 0; padding: 0; }
            ul { list-style: none; }
            a { color: {{C(Look.Accent)}}; }
            a.to { color: inherit; text-decoration: none; }
            a.to:hover, a.to:focus { text-decoration: underline; }
            svg { display: block; max-width: 100%; }
            .note, .small { font-size: 0.75rem; line-height: 1.4; color: {{C(Look.Grey)}}; }
            .note { margin-top: 0.5rem; }

            {{Masthead}}
            {{Sections}}
            {{Tables}}
            @media print {
              html { font-size: 10pt; }
              body { max-width: none; padding: 0; }
              .band { margin: 0; }
              .scroll { overflow: visible; }
              thead { display: table-header-group; }
              h2, h3, .panel { break-after: avoid; }
              tr, .chart, .incident, .cards li, .takeaways li, .notes div { break-inside: avoid; }
              p { orphans: 3; widows: 3; }
              a { text-decoration: none; }
            }

            """;
    }

    // Backgrounds are printed too: light letters on paper without them would be nothing.
    private string Masthead => $$"""
        .band { margin: 0 -1rem; padding: 1.6rem 1rem 1rem; background: {{C(Look.Night)}}; color: {{C(Look.Paper)}}; border-bottom: 4px solid {{C(Look.Accent)}};
          display: grid; grid-template-columns: 1fr auto; column-gap: 1.5rem; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .kind { grid-column: 1 / -1; font-size: 0.72rem; font-weight: 600; letter-spacing: 0.14em; text-transform: uppercase; color: {{C(Look.AccentLight)}}; }
        h1 { font-size: 2.1rem; line-height: 1.2; color: {{C(Look.Paper)}}; }
        .within { grid-column: 1; color: {{C(Look.AccentLight)}}; }
        .week { grid-column: 2; grid-row: 2 / span 2; align-self: end; text-align: right; color: {{C(Look.AccentLight)}}; }
        .week strong { display: block; font-size: 1.3rem; color: {{C(Look.Paper)}}; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr)); gap: 0.5rem 1rem; margin-top: 0.8rem; font-size: 0.75rem; }
        .facts dt, .cards h3 { font-size: 0.68rem; font-weight: 600; letter-spacing: 0.06em; text-transform: uppercase; color: {{C(Look.Grey)}}; }
        footer { margin-top: 2rem; padding-top: 0.4rem; border-top: 1px solid {{C(Look.Hairline)}}; font-size: 0.75rem; color: {{C(Look.Grey)}}; }
        """;

    private string Sections => $$"""
        section { margin-top: 1.6rem; }
        section > p { margin-top: 0.4rem; }
        h2 { font-size: 1.25rem; line-height: 1.25; color: {{C(Look.Night)}}; border-top: 2px solid {{C(Look.Night)}}; padding-top: 0.4rem; margin-bottom: 0.6rem; }
        h3 { font-size: 0.9rem; line-height: 1.35; }
        .takeaways li { margin-top: 0.5rem; padding-left: 0.75rem; border-left: 4px solid {{C(Look.Accent)}}; }
        .takeaways li:first-child { font-size: 1.1rem; }
        .cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.7rem; }
        .cards li { display: flex; flex-direction: column; padding: 0.5rem 0.7rem; background: {{C(Look.Tint)}}; border-top: 2px solid {{C(Look.Accent)}}; font-size: 0.75rem;
          -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .cards p { color: {{C(Look.Grey)}}; }
        .cards .value { font-size: 1.75rem; line-height: 1.25; font-weight: 600; color: {{C(Look.Night)}}; }
        .cards .value.words { font-size: 1.05rem; line-height: 2.1; color: {{C(Look.Grey)}}; }
        .cards dl { margin-top: auto; padding-top: 0.4rem; }
        .cards dl div { display: flex; justify-content: space-between; gap: 0.5rem; border-top: 1px solid {{C(Look.Hairline)}}; padding-top: 0.15rem; }
        .cards dt { color: {{C(Look.Grey)}}; }
        .cards dd { text-align: right; }
        .cards dd .number, .finding .number { font-weight: 600; color: {{C(Look.Ink)}}; }
        .chart { margin-top: 0.4rem; }
        .chart.narrow { display: inline-block; vertical-align: top; width: calc(50% - 1rem); margin-right: 0.6rem; }
        .finding { font-size: 0.82rem; }
        .pictures { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin-top: 0.4rem; }
        .pictures > div { flex: 1 1 18rem; }
        .pictures svg { width: 100%; height: auto; }
        .panel { font-size: 0.75rem; color: {{C(Look.Grey)}}; }
        .panel .number { font-weight: 600; }
        .incident { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 1rem; padding: 0.6rem 0; border-top: 1px solid {{C(Look.Hairline)}}; }
        h2 + .incident { border-top: 0; padding-top: 0; }
        .incident p { margin-top: 0.15rem; }
        .when { font-weight: 600; }
        .reasons li { display: table; margin-top: 0.3rem; padding: 0 0.3rem; border: 1px solid {{C(Look.AccentLight)}}; border-radius: 2px; font-size: 0.65rem; font-weight: 600;
          letter-spacing: 0.05em; text-transform: uppercase; color: {{C(Look.Accent)}}; }
        .accounts { margin-top: 0.25rem; font-size: 0.8rem; }
        .accounts li { display: inline; }
        .accounts li + li::before { content: " · "; }
        .accounts .number { font-weight: 600; }
        .notes { columns: 2; column-gap: 1.5rem; font-size: 0.78rem; line-height: 1.4; }
        .notes div { margin-bottom: 0.5rem; }
        .notes dt { display: inline; font-weight: 600; color: {{C(Look.Night)}}; }
        .notes dt::after { content: ". "; }
        .notes dd { display: inline; }
        @media (max-width: 38rem) {
          .cards { grid-template-columns: 1fr 1fr; }
          .chart.narrow { display: block; width: auto; margin-right: 0; }
          .incident { grid-template-columns: 1fr; }
          .notes { columns: 1; }
        }
        """;

    private string Tables => $$"""
        .scroll { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-size: 0.8rem; line-height: 1.35; }
        th, td { padding: 0.2rem 0.35rem; text-align: left; vertical-align: top; font-weight: 400; }
        thead th { vertical-align: bottom; font-size: 0.72rem; font-weight: 600; color: {{C(Look.Grey)}}; border-bottom: 1.5px solid {{C(Look.Ink)}}; overflow-wrap: normal; }
        tbody tr:nth-child(even) { background: {{C(Look.Tint)}}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .n { text-align: right; white-space: nowrap; }
        thead .n { white-space: normal; }
        tbody th { overflow-wrap: break-word; }
        .bar { white-space: nowrap; }
        .bar span { display: inline-block; min-width: 2rem; margin-right: 0.4rem; text-align: right; }
        .bar svg { display: inline-block; vertical-align: middle; }
        td svg { max-width: none; }
        .rest th, .rest td { color: {{C(Look.Grey)}}; }
        .total th, .total td { font-weight: 600; border-top: 1.5px solid {{C(Look.Ink)}}; background: {{C(Look.Paper)}}; }
        """;

    private string C(SKColor own) => MarkupText.Color(colors.Of(own));

    private static string N(double number) => MarkupText.Number(number);
}
