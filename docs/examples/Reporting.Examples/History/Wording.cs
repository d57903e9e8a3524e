using Reporting.Generate;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Examples.History;

/// <summary>What happened, in a sentence or two, and the headlines about it.</summary>
internal static class Wording
{
    private static readonly string[] Times = ["before dawn", "in the early morning", "around midday", "in the afternoon", "after nightfall", "late in the evening"];

    /// <summary>A summary without a number of victims: those are figures, with the party that gave them.</summary>
    public static string Summary(Happening what, ref RandomStream random)
    {
        var time = Times[random.Below(Times.Length)];
        var second = random.Below(3);
        var fighters = what.Group.Fighters;
        return what.Type switch
        {
            IncidentType.ArmedClash when what.Other is { } other => $"{Upper(fighters)} and {other.Fighters} fought {what.Somewhere} {time}. {Pick(second, "Residents said the fight was about road tolls.", "Both sides claimed the village afterwards.", "A truce was brokered by elders the next day.")}",
            IncidentType.ArmedClash => $"{Upper(fighters)} attacked an army post {what.Somewhere} {time}. {Pick(second, "Reinforcements arrived after about two hours.", "The post was held.", "The army said the attackers withdrew towards the hills.")}",
            IncidentType.Bombing when what.Violence == ViolenceType.OneSided => $"A bomb went off {what.Somewhere} {time}. {Pick(second, "Nobody said that they were responsible.", $"Police blamed the {what.Group.Name}.", "Shops stayed closed for the day.")}",
            IncidentType.Bombing => $"A roadside bomb struck a patrol {what.Somewhere} {time}. {Pick(second, $"The {what.Group.Name} said it had laid it.", "A second device was defused.", "The road was closed until the evening.")}",
            IncidentType.Raid => $"Security forces raided houses {what.Somewhere} {time}. {Pick(second, $"They said that {fighters} had met there.", "Shots were exchanged.", "A courier was among those they looked for.")}",
            IncidentType.Shelling => $"Mortar shells fell {what.Somewhere} {time}. {Pick(second, $"They came from positions of the {what.Group.Name}.", "Two houses were destroyed.", "Families left for the next valley.")}",
            IncidentType.Ambush => $"A supply convoy was ambushed {what.Somewhere} {time}. {Pick(second, "Two lorries burnt out.", $"The {what.Group.Name} published pictures of it.", "The escort fought its way out.")}",
            IncidentType.Airstrike => $"The air force struck what it called a camp of the {what.Group.Name} {what.Somewhere} {time}. {Pick(second, "Residents said that a farm was hit.", "The ministry showed a film of it.", "No independent account is known.")}",
            IncidentType.Assassination => $"{Pick(second, "A district councillor", "A police commander", "A judge")} was shot {what.Somewhere} {time}. The gunmen escaped on a motorcycle.",
            IncidentType.Abduction => $"Armed men stopped a bus {what.Somewhere} {time} and took passengers with them. {Pick(second, "Elders are negotiating.", "No ransom was asked for so far.", "Two were let go at once.")}",
            IncidentType.WeaponsFind => $"Police found a cache of weapons {what.Somewhere} {time}. {Pick(second, "A shepherd had shown them the place.", "It had been dug in not long ago.", "Nobody was arrested.")}",
            _ => $"Police held suspects {what.Somewhere} {time}. {Pick(second, "They were carrying false papers.", $"They are said to belong to the {what.Group.Name}.", "Two were let go later.")}",
        };
    }

    public static string Headline(Happening what, int number)
    {
        // Who does not know the province cannot put it into a headline.
        var where = what.Precision <= LocationPrecision.Province ? what.Province.Name : Auresia.Name;
        return (what.Type, number % 3) switch
        {
            (IncidentType.ArmedClash, 0) => $"Fighting in {where}",
            (IncidentType.ArmedClash, 1) => $"Army post in {where} under fire",
            (IncidentType.Bombing, 0) => $"Explosion in {where}",
            (IncidentType.Bombing, 1) => $"Bomb in {where}: what is known",
            (IncidentType.Raid, _) => $"Troops search houses in {where}",
            (IncidentType.Shelling, _) => $"Shells fall on {where}",
            (IncidentType.Ambush, _) => $"Convoy ambushed in {where}",
            (IncidentType.Airstrike, _) => $"Air force strikes {where}",
            (IncidentType.Assassination, _) => $"Official shot in {where}",
            (IncidentType.Abduction, _) => $"Bus passengers taken in {where}",
            (IncidentType.WeaponsFind, _) => $"Police show weapons found in {where}",
            _ => $"What happened in {where}",
        };
    }

    private static string Pick(int number, params ReadOnlySpan<string> texts) => texts[number];

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
