"""Italian words of spreadsheets."""

HEADERS = {
    "goal": "obiettivo, obiettivi, obiettivo strategico",
    "name": "nome",
    "title": "titolo",
    "measure": "indicatore, indicatori, risultato chiave, risultati chiave, metrica, misura, kpi",
    "step": "azione, azioni, passo, passi, attività, compito, prossimo passo, iniziativa",
    "category": "categoria, tema",
    "type": "tipo, livello",
    "why": "perché, perche, motivo, motivazione, descrizione",
    "sponsor": "committente, sponsor",
    "contributes_to": "contribuisce a, obiettivo superiore",
    "market": "mercato",
    "customers": "clienti",
    "strategy": "strategia",
    "unit": "unità, unità di misura",
    "baseline": "partenza, valore iniziale, valore di partenza, base, iniziale, inizio",
    "current": "attuale, valore attuale, effettivo, consuntivo, oggi",
    "target": "target, valore target, traguardo, valore obiettivo, obiettivo, previsto",
    "owner": "responsabile, chi, assegnato a, incaricato, proprietario, referente",
    "helpers": "collaboratori, supporto, partecipanti",
    "due": "scadenza, data di scadenza, entro, termine, data fine, fine, entro il, data",
    "begins": "data inizio, data di inizio, inizio",
    "first_move": "primo passo",
    "state": "stato, situazione",
    "outcome": "esito, risultato, risultato atteso",
    "note": "nota, note, commento, commenti, osservazioni",
    "period": "trimestre, periodo, ciclo, semestre",
    "year": "anno, esercizio",
    "date": "data, giorno, rilevato il",
    "value": "valore, importo, lettura, rilevazione",
    "progress": "progresso, avanzamento",
    "first_name": "nome",
    "last_name": "cognome",
    "member": "membro, persona, nome completo, nome e cognome, dipendente",
    "initials": "iniziali, sigla",
    "active": "attivo, stato",
    "id": "identificativo, numero, codice",
    "parent": "padre, id padre, superiore",
    "about_person": "reparto, ruolo, funzione, telefono, e mail, email, sede, posizione",
    "about_task": "progetto, priorità, creato il, completato il, etichette, elenco",
    "done_on": "completato il, fatto il",
}
STATES = {
    "planned": "da fare, pianificato, non iniziato, aperto, nuovo, in attesa",
    "doing": "in corso, iniziato, attivo, bloccato, in lavorazione",
    "done": "fatto, fatta, completato, completata, finito, raggiunto, chiuso, terminato",
    "dropped": "annullato, scartato, abbandonato",
    "idea": "idea, proposta",
}
TYPES = {
    "goal": "obiettivo",
    "measure": "risultato chiave, indicatore",
    "step": "azione, attività, iniziativa",
}
YES = "sì, si, s, vero, attivo, attiva"
NO = "no, falso, inattivo, inattiva, non attivo"
GAPS = "n.d., nd, n/d, da definire, sconosciuto"
TOTALS = "totale, somma, subtotale, totale generale, media"
NOTES = "nota, fonte, aggiornato al"
KEEP = "mantenere, conservare, invariato"
MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
