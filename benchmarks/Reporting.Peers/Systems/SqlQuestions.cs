using System.Data.Common;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Peers.Systems;

/// <summary>The questions in SQL, the same text for both systems; statements are prepared once.</summary>
internal sealed class SqlQuestions : IDisposable
{
    private const string Sums = "count(*), count(*) filter (where killed_best > 0), sum(killed_best)::bigint, count(killed_best)";

    // An incident counts in a province only where its place is known so well.
    private const string Province = "case when location_precision <= 5 then province end";

    private static readonly Dictionary<QuestionKind, string> Texts = new()
    {
        [QuestionKind.Count] = $"select null::date, null::text, null::text, {Sums} from incidents "
            + "where country = $1 and province = $2 and location_precision <= 5 and type = $3 and (group_a = $4 or group_b = $4) and start_day >= $5",
        [QuestionKind.Series] = $"select date_trunc('week', start_day)::date, {Province}, null::text, {Sums} from incidents where country = $1 and start_day between $2 and $3 group by 1, 2",
        [QuestionKind.Week] = $"select null::date, {Province}, type, {Sums} from incidents where country = $1 and start_day between $2 and $3 group by 2, 3",
    };

    private readonly Dictionary<QuestionKind, DbCommand> _commands = [];

    public SqlQuestions(DbConnection connection)
    {
        foreach (var (kind, text) in Texts)
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var value in Values(Question.All.First(question => question.Kind == kind)))
            {
                var parameter = command.CreateParameter();
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }
            command.Prepare();
            _commands.Add(kind, command);
        }
    }

    public async Task Ask(Question question, List<AnswerRow> rows)
    {
        var command = _commands[question.Kind];
        var values = Values(question);
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var place = question.Kind == QuestionKind.Count ? "" : reader.IsDBNull(1) ? TallyRow.NotLocated : PlaceKey.FromNames(question.Country, reader.GetString(1)).Path;
            rows.Add(new AnswerRow(
                reader.IsDBNull(0) ? null : reader.GetFieldValue<DateOnly>(0), place, reader.IsDBNull(2) ? "" : reader.GetString(2),
                reader.GetInt64(3), reader.GetInt64(4), reader.IsDBNull(5) ? null : reader.GetInt64(5), reader.GetInt64(6)));
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
    }

    private static object[] Values(Question question) => question.Kind == QuestionKind.Count
        ? [question.Country, question.Province, question.Type.Code(), question.Group, question.Since]
        : [question.Country, question.Since, question.Until];
}
