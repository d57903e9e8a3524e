using NJsonSchema;
using Reporting.Looks;

namespace Reporting.Tests.Looks;

/// <summary>The published schema and the reader say the same, but for what a schema cannot say: contrast and the logo's content.</summary>
public sealed class LookSchemaTests : IDisposable
{
    private readonly LookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "formats", "look.schema.json"));

    [Fact]
    public async Task Schema_FieldsColorsAndSections_AreTheReaders()
    {
        var schema = await Schema();

        Assert.Equal(LookReader.Fields.Order(), schema.Properties.Keys.Order());
        Assert.Equal(LookReader.Colors.Select(color => color.Name).Order(), schema.Properties["colors"].ActualSchema.Properties.Keys.Order());
        Assert.Equal(LookFile.Sections, schema.Properties["sections"].Item!.ActualSchema.Enumeration.OfType<string>());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"$schema":"look.schema.json","publisher":"The Desk","contact":"desk@example.org"}""")]
    [InlineData("""{"logo":"logo.svg"}""")]
    [InlineData("""{"logo":"logo.png","colors":{}}""")]
    [InlineData("""{"colors":{"accent":"#8A1538","heading":"#1b2a41","text":"#222222","grid":"#d5dbe3"}}""")]
    [InlineData("""{"sections":["method","takeaways","deadliest","unknown"]}""")]
    public async Task Look_ThatTheReaderTakes_FollowsTheSchema(string json)
    {
        Assert.NotNull(_folder.Read(json));
        Assert.Empty((await Schema()).Validate(json));
    }

    [Fact]
    public async Task Example_OfTheDocumentation_IsTakenByBoth()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "formats", "look.md"));
        var begin = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        var json = page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];

        Assert.Equal("The Kabul Desk", _folder.Read(json).Publisher);
        Assert.Empty((await Schema()).Validate(json));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"colours":{}}""")]
    [InlineData("""{"$schema":7}""")]
    [InlineData("""{"publisher":7}""")]
    [InlineData("""{"publisher":""}""")]
    [InlineData("""{"publisher":"  "}""")]
    [InlineData("""{"contact":"a\tb"}""")]
    [InlineData("""{"contact":null}""")]
    [InlineData("""{"logo":"logo.gif"}""")]
    [InlineData("""{"logo":"logos/logo.svg"}""")]
    [InlineData("""{"logo":"logos\\logo.svg"}""")]
    [InlineData("""{"colors":[]}""")]
    [InlineData("""{"colors":{"acent":"#8a1538"}}""")]
    [InlineData("""{"colors":{"accent":"#8a153"}}""")]
    [InlineData("""{"colors":{"accent":"8a15388"}}""")]
    [InlineData("""{"colors":{"accent":"#8a153g"}}""")]
    [InlineData("""{"sections":[]}""")]
    [InlineData("""{"sections":"map"}""")]
    [InlineData("""{"sections":["weather"]}""")]
    [InlineData("""{"sections":["map","map"]}""")]
    [InlineData("""{"sections":[7]}""")]
    public async Task Look_ThatTheReaderRefuses_DoesNotFollowTheSchema(string json)
    {
        Assert.Throws<LookFileException>(() => _folder.Read(json));
        Assert.NotEmpty((await Schema()).Validate(json));
    }

    [Fact]
    public async Task Look_WithTextsThatAreTooLong_IsRefusedByBoth()
    {
        foreach (var json in (string[])[$$"""{"publisher":"{{new string('x', 81)}}"}""", $$"""{"contact":"{{new string('x', 161)}}"}""", $$"""{"logo":"{{new string('x', 100)}}.svg"}"""])
        {
            Assert.Throws<LookFileException>(() => _folder.Read(json));
            Assert.NotEmpty((await Schema()).Validate(json));
        }
    }
}
