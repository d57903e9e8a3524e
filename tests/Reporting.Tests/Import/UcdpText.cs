namespace Reporting.Tests.Import;

/// <summary>Writes rows in UCDP's layout in which only what is said matters.</summary>
internal static class UcdpText
{
    private static readonly (string Column, string Value)[] Columns =
    [
        ("id", "412700"), ("type_of_violence", "1"), ("side_a_new_id", "130"), ("side_a", "Government of Afghanistan"), ("side_b_new_id", "303"), ("side_b", "Taleban"),
        ("number_of_sources", "-1"), ("source_article", "\"Outlet,2021-08-26,What happened\""), ("source_office", "Outlet"), ("source_date", "2021-08-26"),
        ("source_headline", "What happened"), ("where_prec", "3"), ("where_coordinates", "Argo district"), ("where_description", ""), ("adm_1", "Badakhshan province"),
        ("adm_2", "Argo district"), ("latitude", "36.9"), ("longitude", "70.4"), ("country", "Afghanistan"), ("date_prec", "1"), ("date_start", "2021-08-26 00:00:00.000"),
        ("date_end", "2021-08-26 00:00:00.000"), ("deaths_a", "1"), ("deaths_b", "2"), ("deaths_civilians", "3"), ("deaths_unknown", "4"), ("best", "10"), ("high", "12"), ("low", "9"),
    ];

    public static string Header { get; } = string.Join(',', Columns.Select(column => column.Column));

    /// <summary>A row, with some values replaced: <c>Row("id=7", "best=0")</c>.</summary>
    public static string Row(params string[] changes)
    {
        var values = Columns.ToDictionary(column => column.Column, column => column.Value);
        foreach (var change in changes)
        {
            var cut = change.IndexOf('=', StringComparison.Ordinal);
            Assert.True(values.ContainsKey(change[..cut]), change);
            values[change[..cut]] = change[(cut + 1)..];
        }
        return string.Join(',', Columns.Select(column => "\"" + values[column.Column].Replace("\"", "\"\"", StringComparison.Ordinal) + "\""));
    }

    public static string File(params string[] rows) => string.Join('\n', [Header, .. rows]) + "\n";
}
