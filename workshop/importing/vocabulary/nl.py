"""Dutch words of spreadsheets."""

HEADERS = {
    "goal": "doel, doelen, doelstelling, doelstellingen, hoofddoel",
    "name": "naam",
    "title": "titel",
    "measure": "maatstaf, kpi, indicator, kernresultaat, kernresultaten, meting, meetwaarde",
    "step": "actie, acties, stap, stappen, taak, taken, volgende stap, activiteit, initiatief, actiepunt",
    "category": "categorie, thema",
    "type": "type, soort, niveau",
    "why": "waarom, reden, toelichting, omschrijving, beschrijving",
    "sponsor": "opdrachtgever, sponsor",
    "contributes_to": "draagt bij aan, bovenliggend doel",
    "market": "markt",
    "customers": "klanten",
    "strategy": "strategie",
    "unit": "eenheid, meeteenheid",
    "baseline": "startwaarde, uitgangswaarde, nulmeting, beginwaarde, start, begin, basis, van, vorig jaar, vorig "
    "kwartaal",
    "current": "huidig, huidige waarde, actueel, werkelijk, nu, stand",
    "target": "streefwaarde, doelwaarde, streven, doel, norm, gepland",
    "owner": "verantwoordelijke, eigenaar, wie, toegewezen aan, actiehouder, verantwoordelijk",
    "helpers": "helpers, medewerkers, betrokkenen, ondersteuning",
    "due": "deadline, einddatum, vervaldatum, uiterlijk, gereed op, streefdatum, wanneer, tot, eind",
    "begins": "startdatum, begindatum, start, begin",
    "first_move": "eerste stap",
    "state": "status, stand van zaken, toestand",
    "outcome": "resultaat, verwacht resultaat",
    "note": "notitie, notities, opmerking, opmerkingen, toelichting",
    "period": "kwartaal, periode, cyclus, halfjaar, maand",
    "year": "jaar, boekjaar",
    "date": "datum, dag, gemeten op, bijgewerkt op, laatst bijgewerkt, laatste update",
    "value": "waarde, bedrag, meting",
    "progress": "voortgang",
    "first_name": "voornaam",
    "last_name": "achternaam, familienaam",
    "member": "medewerker, lid, teamlid, persoon, volledige naam, naam medewerker, voor en achternaam, verkoper",
    "initials": "initialen, afkorting",
    "active": "actief, status",
    "id": "nummer, kenmerk, volgnummer",
    "parent": "bovenliggend, bovenliggende id",
    "about_person": "afdeling, rol, functie, telefoon, e mail, locatie, vestiging",
    "about_task": "project, prioriteit, gemaakt op, voltooid op, labels, lijst",
    "done_on": "voltooid op, gereed gemeld op, afgerond op",
    "segment": "regio, kanaal, verkoopkanaal, segment, klantgroep, klantsegment, land, gebied",
    "infix": "tussenvoegsel, tussenvoegsels, voorvoegsel",
}
STATES = {
    "planned": "te doen, gepland, niet gestart, open, nieuw",
    "doing": "bezig, in uitvoering, lopend, gestart, actief, onderhanden",
    "blocked": "geblokkeerd, vast",
    "done": "klaar, gereed, voltooid, afgerond, gedaan, behaald",
    "dropped": "vervallen, geannuleerd, afgeblazen, geschrapt",
    "idea": "idee, voorstel",
}
TYPES = {"goal": "doel, doelstelling", "measure": "kernresultaat, maatstaf", "step": "actie, taak, initiatief"}
CATEGORIES = {
    "new territory": "nieuw gebied, nieuwe gebieden",
    "market share": "marktaandeel, marktaandelen",
    "volume or margin": "volume of marge, volume, marge",
    "product mix": "productmix",
    "new product": "nieuw product, nieuwe producten",
    "customer profitability": "klantwinstgevendheid, klantrendement",
    "other": "overig, overige, anders",
}
YES = "ja, j, waar, actief"
NO = "nee, n, onwaar, inactief, niet actief, uit dienst, vertrokken, gedeactiveerd, ex"
GAPS = (
    "n.v.t., nvt, n.b., onbekend, nader te bepalen, ntb, niet beschikbaar, niet gemeten, nog te bepalen, geen "
    "data, geen gegevens, nieuw, geen, nnb, n.n.b."
)
TOTALS = "totaal, som, subtotaal, eindtotaal, gemiddelde, subtotalen, algemeen totaal"
NOTES = (
    "opmerking, noot, bron, stand per, bijgewerkt, vertrouwelijk, intern, geëxporteerd op, let op, bijgewerkt op"
)
KEEP = "handhaven, behouden, gelijk, ongewijzigd, handhaaf, behoud, vasthouden, stabiel, houden"
BOUNDS = (
    "minstens, minimaal, maximaal, ten minste, tenminste, hoogstens, minder dan, meer dan, tot, onder, boven, "
    "ongeveer, circa, niet meer dan, min., max., vanaf"
)
BEYOND = "of meer, of minder, en meer"
PERCENT = "procent, pct."
LEVEL = "op, het, huidig, huidige, niveau, zelfde, hetzelfde, als, vorig, jaar, minimaal"
DITTO = "idem, zie boven, als boven"
WHENEVER = (
    "direct, doorlopend, zo snel mogelijk, zsm, z.s.m., continu, permanent, wekelijks, maandelijks, lopend, later"
)
UNTIL = "eind, einde, uiterlijk, voor eind, uiterlijk eind, voor"
ORDINALS = "eerste, tweede, derde, vierde, vijfde"
EVERYWHERE = "alle, allemaal, alles"
NOTHING = "geen, niet, nog niet, zonder"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
