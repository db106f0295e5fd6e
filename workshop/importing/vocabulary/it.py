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
    "baseline": "partenza, valore iniziale, valore di partenza, base, iniziale, inizio, anno precedente, "
    "trimestre precedente",
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
    "period": "trimestre, periodo, ciclo, semestre, mese",
    "year": "anno, esercizio",
    "date": "data, giorno, rilevato il, aggiornato il, ultimo aggiornamento, data aggiornamento",
    "value": "valore, importo, lettura, rilevazione",
    "progress": "progresso, avanzamento",
    "first_name": "nome",
    "last_name": "cognome",
    "member": "membro, persona, nome completo, nome e cognome, dipendente, cognome e nome, nominativo, nome del "
    "dipendente, collaboratore",
    "initials": "iniziali, sigla",
    "active": "attivo, stato",
    "id": "identificativo, numero, codice",
    "parent": "padre, id padre, superiore",
    "about_person": "reparto, ruolo, funzione, telefono, e mail, email, sede, posizione",
    "about_task": "progetto, priorità, creato il, completato il, etichette, elenco",
    "done_on": "completato il, fatto il",
    "segment": "regione, canale, canale di vendita, segmento, gruppo di clienti, paese, territorio, zona",
}
STATES = {
    "planned": "da fare, pianificato, non iniziato, aperto, nuovo, in attesa",
    "doing": "in corso, iniziato, attivo, in lavorazione",
    "blocked": "bloccato",
    "done": "fatto, fatta, completato, completata, finito, raggiunto, chiuso, terminato",
    "dropped": "annullato, scartato, abbandonato",
    "idea": "idea, proposta",
}
TYPES = {"goal": "obiettivo", "measure": "risultato chiave, indicatore", "step": "azione, attività, iniziativa"}
CATEGORIES = {
    "new territory": "nuovo territorio, nuovi territori",
    "market share": "quota di mercato, quote di mercato",
    "volume or margin": "volume o margine, volume, margine",
    "product mix": "mix di prodotti, mix prodotti",
    "new product": "nuovo prodotto, nuovi prodotti",
    "customer profitability": "redditività del cliente, redditività dei clienti",
    "other": "altro, altra, altri, altre",
}
YES = "sì, si, s, vero, attivo, attiva"
NO = "no, falso, inattivo, inattiva, non attivo, cessato, cessata, dimesso, licenziato, disattivato, uscito"
GAPS = (
    "n.d., nd, n/d, da definire, sconosciuto, non disponibile, non misurato, da confermare, non applicabile, "
    "n/a, nuovo, nessun dato, nessuno"
)
TOTALS = "totale, somma, subtotale, totale generale, media, totale complessivo, subtotali, media totale, totali"
NOTES = "nota, fonte, aggiornato al, riservato, interno, esportato il, dati al"
KEEP = "mantenere, conservare, invariato, mantenimento, stabile, mantenere a, restare"
BOUNDS = (
    "almeno, al massimo, al minimo, meno di, più di, fino a, minimo, massimo, sotto, sopra, oltre, circa, non "
    "più di, min., max., a partire da"
)
BEYOND = "o più, o meno, e più"
PERCENT = "per cento, percento, percentuale"
LEVEL = "a, al, il, la, livello, attuale, stesso, come, di, almeno, dell'anno, scorso"
DITTO = "idem, come sopra, vedi sopra, c.s."
WHENEVER = (
    "subito, continuo, al più presto, permanente, continuativo, settimanale, mensile, prima possibile, in seguito"
)
UNTIL = "fine, entro fine, entro la fine di, entro, a fine, fine di"
ORDINALS = "primo, secondo, terzo, quarto, quinto"
EVERYWHERE = "tutti, tutte, tutto"
NOTHING = "nessun, nessuna, senza, non"
MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
