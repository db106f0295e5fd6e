"""German words of spreadsheets."""

HEADERS = {
    "goal": "ziel, ziele, zielsetzung, unternehmensziel, teamziel, objective, zieltitel, oberziel, zielname",
    "name": "name, bezeichnung",
    "title": "titel, thema",
    "measure": "kennzahl, kennzahlen, messgröße, messgrösse, schlüsselergebnis, schlüsselergebnisse, indikator, "
    "messgroesse, leistungskennzahl, erfolgskriterium",
    "step": "maßnahme, massnahme, maßnahmen, massnahmen, schritt, schritte, aufgabe, aufgaben, aktion, nächster "
    "schritt, aktivität, arbeitspaket, todo",
    "category": "kategorie, zielart, art, themenfeld",
    "type": "typ, art, ebene",
    "why": "warum, begründung, grund, weshalb, beschreibung, hintergrund, motivation",
    "sponsor": "auftraggeber, sponsor",
    "contributes_to": "trägt bei zu, übergeordnetes ziel, zahlt ein auf",
    "market": "markt",
    "customers": "kunden",
    "strategy": "strategie",
    "unit": "einheit, maßeinheit, masseinheit",
    "baseline": "ausgangswert, startwert, basis, basiswert, anfangswert, start, von, beginn, vorjahr, "
    "vorjahreswert, vorquartal, letztes jahr, letztes quartal",
    "current": "ist, istwert, ist wert, aktuell, aktueller wert, stand, derzeit, aktueller stand",
    "target": "soll, sollwert, soll wert, zielwert, ziel, plan, planwert, bis wert, vorgabe",
    "leading": "frühindikator",
    "owner": "verantwortlich, verantwortliche, verantwortlicher, verantwortliche person, zuständig, wer, "
    "bearbeiter, eigentümer, zugewiesen an, zuständigkeit, verantwortung, inhaber",
    "helpers": "helfer, unterstützung, beteiligte, mitwirkende",
    "due": "termin, fällig, fällig am, fälligkeit, frist, bis, bis wann, fälligkeitsdatum, enddatum, ende, "
    "zieltermin, zieldatum, abgabe",
    "begins": "start, beginn, startdatum, anfang, beginnt am, startet am",
    "first_move": "erster schritt",
    "first_move_on": "erster schritt am",
    "state": "status, zustand, stand, fortschrittsstatus, bearbeitungsstand",
    "outcome": "ergebnis, erwartetes ergebnis, erledigt wenn",
    "note": "notiz, notizen, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, beschreibung",
    "period": "quartal, zeitraum, periode, zyklus, halbjahr, monat",
    "year": "jahr, geschäftsjahr",
    "date": "datum, tag, stichtag, gemessen am, messdatum, stand vom, aktualisiert am, letzte aktualisierung, "
    "zuletzt aktualisiert",
    "value": "wert, messwert, betrag, ist, istwert",
    "progress": "fortschritt, fertigstellung, erfüllung, zielerreichung",
    "first_name": "vorname, rufname, vornamen",
    "last_name": "nachname, familienname, zuname",
    "member": "mitarbeiter, mitarbeiterin, mitarbeitende, mitglied, person, vollständiger name, teammitglied, vor "
    "und nachname, name und vorname, name vorname, mitarbeitername, kollege",
    "initials": "kürzel, initialen, namenskürzel",
    "active": "aktiv, status",
    "id": "nummer, nr, kennung, ziel id, lfd nr",
    "parent": "übergeordnet, übergeordnete id, elternelement, gehört zu",
    "about_person": "abteilung, rolle, funktion, position, standort, telefon, e mail, mail, eintrittsdatum, "
    "vorgesetzter, personalnummer",
    "about_task": "projekt, priorität, erstellt am, erledigt am, geändert am, aufgaben id, spalte, liste",
    "done_on": "erledigt am, abgeschlossen am",
    "segment": "region, gebiet, vertriebsgebiet, kanal, vertriebskanal, kundengruppe, kundensegment, segment, "
    "land, sparte, bereich",
}
STATES = {
    "planned": "offen, geplant, nicht begonnen, neu, ausstehend, zu erledigen",
    "doing": "in arbeit, in bearbeitung, begonnen, laufend, läuft, aktiv, gestartet",
    "blocked": "blockiert",
    "done": "erledigt, fertig, abgeschlossen, erreicht, beendet",
    "dropped": "verworfen, abgebrochen, gestrichen, entfällt, storniert",
    "idea": "idee, vorschlag, entwurf",
}
TYPES = {
    "goal": "ziel, unternehmensziel, teamziel",
    "measure": "schlüsselergebnis, kennzahl, messgröße",
    "step": "maßnahme, massnahme, aufgabe, initiative, aktion",
}
CATEGORIES = {
    "new territory": "neues gebiet, neue gebiete",
    "market share": "marktanteil, marktanteile",
    "volume or margin": "menge oder marge, volumen oder marge, volumen, menge, marge",
    "product mix": "produktmix, sortimentsmix",
    "new product": "neues produkt, neue produkte, neuprodukt",
    "customer profitability": "kundenprofitabilität, kundenrentabilität, kundenertrag",
    "other": "sonstiges, andere, anderes",
}
YES = "ja, j, wahr, aktiv"
NO = "nein, falsch, inaktiv, nicht aktiv, ausgeschieden, gekündigt, ausgetreten, deaktiviert, ehemalig, beendet"
GAPS = (
    "k.a., k. a., keine angabe, n.v., nicht vorhanden, unbekannt, offen, folgt, noch offen, noch zu klären, "
    "nicht bekannt, nicht gemessen, keine daten, keine, neu, fehlt, n.n., nicht erhoben, tbd, entfällt"
)
TOTALS = (
    "summe, gesamt, gesamtsumme, zwischensumme, insgesamt, durchschnitt, gesamtergebnis, mittelwert, total, "
    "teilsumme, endsumme"
)
NOTES = (
    "hinweis, anmerkung, quelle, stand, fußnote, legende, erstellt am, vertraulich, nur intern, intern, "
    "exportiert am, datenstand, stand vom"
)
KEEP = (
    "halten, beibehalten, gleich, unverändert, behalten, halten bei, stabil halten, stabil, konstant, erhalten, "
    "bestand halten, unverändert lassen"
)
BOUNDS = (
    "mindestens, höchstens, maximal, minimal, mehr als, weniger als, unter, über, bis zu, etwa, rund, zirka, "
    "circa, min., max., mind., wenigstens, nicht mehr als, knapp, gut, ab"
)
BEYOND = "oder mehr, oder weniger, und mehr"
PERCENT = "prozent, proz., v.h."
LEVEL = (
    "auf, bei, niveau, aktuelles, aktuellem, dem, das, wie, bisher, stand, über, von, mindestens, vorjahr, "
    "vorjahres, aktuellen"
)
DITTO = "dito, dto., w.o., wie oben, siehe oben"
WHENEVER = (
    "sofort, laufend, fortlaufend, dauerhaft, umgehend, permanent, bei bedarf, wöchentlich, monatlich, täglich, "
    "später, offen, demnächst, ständig"
)
UNTIL = "ende, bis ende, zum ende, bis, spätestens, spätestens ende"
ORDINALS = "erstes, zweites, drittes, viertes, fünftes"
EVERYWHERE = "alle, ganz, gesamtes team"
NOTHING = "kein, keine, keinen, nicht, noch nicht, ohne"
MONTHS = "januar februar märz april mai juni juli august september oktober november dezember"
