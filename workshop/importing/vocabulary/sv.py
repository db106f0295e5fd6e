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
    "baseline": "startvärde, utgångsvärde, utgångsläge, start, från, bas, basvärde",
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
    "period": "kvartal, period, cykel, halvår",
    "year": "år, räkenskapsår",
    "date": "datum, dag, mätt den",
    "value": "värde, belopp, avläsning, mätvärde",
    "progress": "framsteg, förlopp",
    "first_name": "förnamn",
    "last_name": "efternamn",
    "member": "medlem, medarbetare, person, fullständigt namn",
    "initials": "initialer, förkortning",
    "active": "aktiv, status",
    "id": "nummer, löpnummer",
    "parent": "överordnad, överordnat id",
    "about_person": "avdelning, roll, befattning, telefon, e post, epost, ort, kontor",
    "about_task": "projekt, prioritet, skapad, slutförd, etiketter, lista",
    "done_on": "slutförd, klar den",
}
STATES = {
    "planned": "att göra, planerad, planerat, ej påbörjad, ej påbörjat, inte påbörjad, öppen, ny",
    "doing": "pågår, pågående, påbörjad, påbörjat, startad, aktiv, blockerad",
    "done": "klar, klart, färdig, slutförd, avslutad, uppnått",
    "dropped": "avbruten, struken, inställd, avfärdad",
    "idea": "idé, förslag",
}
TYPES = {
    "goal": "mål",
    "measure": "nyckelresultat, mått, nyckeltal",
    "step": "åtgärd, uppgift, aktivitet, initiativ",
}
YES = "ja, j, sant, aktiv"
NO = "nej, n, falskt, inaktiv, ej aktiv"
GAPS = "saknas, okänt, ej tillämpligt, e.t., bestäms senare"
TOTALS = "totalt, summa, delsumma, totalsumma, medelvärde"
NOTES = "obs, not, källa, per den, uppdaterad"
KEEP = "behålla, bibehålla, oförändrat"
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
