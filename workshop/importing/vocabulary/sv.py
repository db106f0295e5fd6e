"""Swedish words of spreadsheets."""

HEADERS = {
    "goal": "mål, målsättning, övergripande mål, målsättningar",
    "name": "namn",
    "title": "titel, rubrik",
    "measure": "mått, nyckeltal, indikator, nyckelresultat, mätetal, kpi",
    "step": "åtgärd, åtgärder, steg, uppgift, uppgifter, aktivitet, aktiviteter, nästa steg, initiativ",
    "category": "kategori, tema",
    "type": "typ, nivå",
    "why": "varför, anledning, motivering, skäl, beskrivning",
    "sponsor": "beställare, sponsor",
    "contributes_to": "bidrar till, överordnat mål",
    "market": "marknad",
    "customers": "kunder",
    "strategy": "strategi",
    "unit": "enhet, måttenhet",
    "baseline": "startvärde, utgångsvärde, utgångsläge, start, från, bas, basvärde, föregående år, förra året, "
    "föregående kvartal",
    "current": "nuvarande, nuvärde, nuvarande värde, aktuellt, aktuellt värde, utfall, nuläge",
    "target": "målvärde, mål, till, plan, önskat värde",
    "owner": "ansvarig, ägare, vem, tilldelad, ansvarig person",
    "helpers": "medhjälpare, deltagare, stöd",
    "due": "förfallodatum, slutdatum, deadline, senast, klart senast, klar senast, förfaller, slut, måldatum",
    "begins": "startdatum, start, börjar",
    "first_move": "första steg, första steget",
    "state": "status, läge, tillstånd",
    "outcome": "resultat, förväntat resultat",
    "note": "anteckning, anteckningar, kommentar, kommentarer, notering",
    "period": "kvartal, period, cykel, halvår, månad",
    "year": "år, räkenskapsår",
    "date": "datum, dag, mätt den, uppdaterad den, senast uppdaterad, uppdaterad",
    "value": "värde, belopp, avläsning, mätvärde",
    "progress": "framsteg, förlopp",
    "first_name": "förnamn",
    "last_name": "efternamn",
    "member": "medlem, medarbetare, person, fullständigt namn, anställd, för och efternamn, namn på anställd, "
    "säljare",
    "initials": "initialer, förkortning",
    "active": "aktiv, status",
    "id": "nummer, löpnummer",
    "parent": "överordnad, överordnat id",
    "about_person": "avdelning, roll, befattning, telefon, e post, epost, ort, kontor",
    "about_task": "projekt, prioritet, skapad, slutförd, etiketter, lista",
    "done_on": "slutförd, klar den",
    "segment": "region, kanal, försäljningskanal, segment, kundgrupp, kundsegment, land, område, distrikt",
}
STATES = {
    "planned": "att göra, planerad, planerat, ej påbörjad, ej påbörjat, inte påbörjad, öppen, ny",
    "doing": "pågår, pågående, påbörjad, påbörjat, startad, aktiv",
    "blocked": "blockerad",
    "done": "klar, klart, färdig, slutförd, avslutad, uppnått",
    "dropped": "avbruten, struken, inställd, avfärdad",
    "idea": "idé, förslag",
}
TYPES = {
    "goal": "mål",
    "measure": "nyckelresultat, mått, nyckeltal",
    "step": "åtgärd, uppgift, aktivitet, initiativ",
}
CATEGORIES = {
    "new territory": "nytt område, nya områden, nytt territorium",
    "market share": "marknadsandel, marknadsandelar",
    "volume or margin": "volym eller marginal, volym, marginal",
    "product mix": "produktmix",
    "new product": "ny produkt, nya produkter",
    "customer profitability": "kundlönsamhet",
    "other": "annat, annan, övrigt, övriga",
}
YES = "ja, j, sant, aktiv"
NO = "nej, n, falskt, inaktiv, ej aktiv, slutat, avslutad, uppsagd, före detta, avaktiverad"
GAPS = (
    "saknas, okänt, ej tillämpligt, e.t., bestäms senare, ej mätt, inte mätt, ej fastställt, n/a, ny, nytt, "
    "ingen data, uppgift saknas, ej tillgänglig, ingen"
)
TOTALS = "totalt, summa, delsumma, totalsumma, medelvärde, totalsummor, genomsnitt, medel, sammanlagt, total"
NOTES = "obs, not, källa, per den, uppdaterad, konfidentiellt, internt, exporterad, data per, uppdaterad den"
KEEP = "behålla, bibehålla, oförändrat, behåll, bibehåll, håll, hålla, stabil, upprätthålla, upprätthåll"
BOUNDS = (
    "minst, högst, maximalt, minimalt, mindre än, mer än, fler än, färre än, upp till, under, över, cirka, "
    "ungefär, inte mer än, från"
)
BEYOND = "eller mer, eller mindre, eller fler, och mer"
PERCENT = "procent"
LEVEL = "på, nuvarande, nivå, nivån, samma, som, idag, dagens, minst, vid"
DITTO = "dito, samma, se ovan, som ovan"
WHENEVER = "omgående, löpande, snarast, kontinuerligt, permanent, varje vecka, varje månad, fortlöpande, senare"
UNTIL = "slutet av, i slutet av, senast, senast i slutet av, före slutet av, innan"
ORDINALS = "första, andra, tredje, fjärde, femte"
EVERYWHERE = "alla, allt, hela"
NOTHING = "ingen, inget, inte, ej, saknas"
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
