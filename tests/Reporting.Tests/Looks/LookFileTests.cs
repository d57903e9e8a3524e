using Reporting.Briefs;
using Reporting.Looks;

namespace Reporting.Tests.Looks;

public sealed class LookFileTests : IDisposable
{
    private readonly LookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AWholeLook_IsAsItIsWritten()
    {
        var look = _folder.Read("""
            { "$schema": "look.schema.json", "publisher": " The Desk ", "contact": "desk@example.org", "logo": "logo.svg",
              "colors": { "accent": "#8A1538", "heading": "#1b2a41", "text": "#222222", "grid": "#d5dbe3" }, "sections": ["key-figures", "places", "deadliest"] }
            """);

        Assert.Equal(("The Desk", "desk@example.org", "#8a1538", "#1b2a41", "#222222", "#d5dbe3", LogoKind.Svg), (look.Publisher, look.Contact, look.Accent, look.Heading, look.Text, look.Grid, look.LogoKind));
        Assert.Equal(LookFolder.Square, System.Text.Encoding.UTF8.GetString(look.Logo.AsSpan()));
        Assert.Equal(["key-figures", "places", "deadliest"], look.Sections.AsEnumerable());
    }

    [Fact]
    public void Read_AnEmptyLook_IsTheProductsOwn() => Assert.Null(_folder.Read("{}").Hash());

    [Theory]
    [InlineData("""{"publisher":"B"}""")]
    [InlineData("""{"publisher":"A","contact":"c"}""")]
    [InlineData("""{"publisher":"A","logo":"logo.svg"}""")]
    [InlineData("""{"publisher":"A","colors":{"accent":"#8a1538"}}""")]
    [InlineData("""{"publisher":"A","colors":{"text":"#222222"}}""")]
    [InlineData("""{"publisher":"A","sections":["places"]}""")]
    public void Hash_OfAnotherLook_IsAnother(string json) => Assert.NotEqual(_folder.Read("""{"publisher":"A"}""").Hash(), _folder.Read(json).Hash());

    [Fact]
    public void Hash_OfTheSameLookWrittenOtherwise_IsTheSame() =>
        Assert.Equal(_folder.Read("""{"publisher":"A","colors":{"accent":"#8a1538"}}""").Hash(), _folder.Read("""{ "colors": { "accent": "#8A1538" }, "publisher": "A" }""").Hash());

    [Theory]
    [InlineData("""{"colours":{}}""", "$.colours", "'colours' is no field of it.", "Use one of $schema, publisher, contact, logo, colors, sections.")]
    [InlineData("""{"colors":{"acent":"#8a1538"}}""", "$.colors.acent", "'acent' is no field of it.", "Use one of accent, heading, text, grid.")]
    [InlineData("""{"publisher":7}""", "$.publisher", "it is no text.", "Write it in quotes.")]
    [InlineData("""{"publisher":" "}""", "$.publisher", "it is empty.", "Leave the field out where there is nothing to say.")]
    [InlineData("""{"contact":"a\nb"}""", "$.contact", "it has a line break or another control character.", "Write one line.")]
    [InlineData("""{"publisher":"A","publisher":"B"}""", "$.publisher", "it stands there twice.", "Leave one of them out.")]
    [InlineData("[]", "$", "it is no object.", "Write { } with any of $schema, publisher, contact, logo, colors, sections.")]
    [InlineData("""{"colors":{"accent":"red"}}""", "$.colors.accent", "it is no colour.", "Write red, green and blue in two hexadecimal digits each, as in \"#0072b2\".")]
    [InlineData("""{"colors":{"accent":"#ffcc00"}}""", "$.colors.accent", "#ffcc00 has a contrast of 1.5:1 on white, and 4.5:1 is needed, since links and small letters have this colour.", "Choose a darker colour.")]
    [InlineData("""{"colors":{"heading":"#6a7a8a"}}""", "$.colors.heading", "#6a7a8a has a contrast of 4.4:1 on white, and 7:1 is needed, since headings have this colour, and white letters stand on it.", "Choose a darker colour.")]
    [InlineData("""{"colors":{"grid":"#fafafa"}}""", "$.colors.grid", "#fafafa has a contrast of 1.0:1 on white, and 1.3:1 is needed, since lines of this colour would not be seen.", "Choose a darker colour.")]
    [InlineData("""{"sections":["key-figures","weather"]}""", "$.sections[1]", "'weather' is no section.",
        "Use one of takeaways, key-figures, trend, types, map, places, place-weeks, groups, weapons, notable, changes, method, deadliest, unknown.")]
    [InlineData("""{"sections":["map","map"]}""", "$.sections[1]", "'map' stands there twice.", "Leave one of them out.")]
    [InlineData("""{"sections":[]}""", "$.sections", "it names none.", "Leave the field out for all sections.")]
    [InlineData("""{"logo":"logo.gif"}""", "$.logo", "it names no PNG and no SVG file.", "Name a file that ends with .png or .svg.")]
    [InlineData("""{"logo":"../logo.svg"}""", "$.logo", "it names a folder.", "Put the logo beside the look file, and give its name only.")]
    [InlineData("""{"logo":"none.svg"}""", "$.logo", "there is no file 'none.svg' beside it.", "Put the logo into the folder of the look file.")]
    [InlineData("{\n  \"publisher\": \"A\",\n  // a comment\n}", "line 3", "it is not JSON.", "Check quotes, commas and brackets there; JSON has no comments.")]
    public void Read_WhatNoLookCanBe_SaysWhereAndWhatToDo(string json, string where, string wrong, string advice) => Assert.Equal((where, wrong, advice), _folder.Refused(json));

    [Fact]
    public void Read_AContrastJustBelow_IsNotPrintedAsTheOneItMisses() =>
        Assert.Equal("#777777 has a contrast of 4.4:1 on white, and 4.5:1 is needed, since links and small letters have this colour.", _folder.Refused("""{"colors":{"accent":"#777777"}}""").Wrong);

    [Fact]
    public void Read_TooManyBytes_IsRefused() => Assert.Equal("it has more than 64 kB.", _folder.Refused("{\"publisher\":\"" + new string('x', 70_000) + "\"}").Wrong);

    [Theory]
    [InlineData("not-a-picture", "'bad.png' is no PNG picture.")]
    [InlineData("", "'bad.png' is no PNG picture.")]
    public void Read_ALogoThatIsNoPng_IsRefused(string content, string wrong)
    {
        _folder.Write("bad.png", content);

        Assert.Equal(wrong, _folder.Refused("""{"logo":"bad.png"}""").Wrong);
    }

    [Fact]
    public void Read_APngThatIsCutOff_IsRefused()
    {
        _folder.Write("bad.png", LookFolder.Png(600, 300)[..200]);

        Assert.Equal("'bad.png' is not complete.", _folder.Refused("""{"logo":"bad.png"}""").Wrong);
    }

    [Fact]
    public void Read_ALogoOfTooManyBytes_IsRefused()
    {
        _folder.Write("bad.svg", new string(' ', 100_001));

        Assert.Equal("'bad.svg' has more than 100 kB.", _folder.Refused("""{"logo":"bad.svg"}""").Wrong);
    }

    [Fact]
    public void IsMissing_OfALogoThatIsNotThere_IsTrueAndOfOneThatCannotBeDrawnIsNot()
    {
        _folder.Write("bad.svg", "<svg");

        Assert.True(Assert.Throws<LookFileException>(() => _folder.Read("""{"logo":"none.svg"}""")).IsMissing);
        Assert.False(Assert.Throws<LookFileException>(() => _folder.Read("""{"logo":"bad.svg"}""")).IsMissing);
    }
}
