"""Polish words of spreadsheets."""

HEADERS = {
    "goal": "cel, cele, cel strategiczny, nazwa celu",
    "name": "nazwa, imię i nazwisko",
    "title": "tytuł",
    "measure": "wskaźnik, wskaźniki, miernik, mierniki, kluczowy rezultat, kluczowe rezultaty, kpi, miara",
    "step": "działanie, działania, krok, kroki, zadanie, zadania, następny krok, inicjatywa, czynność",
    "category": "kategoria, temat",
    "type": "typ, rodzaj, poziom",
    "why": "dlaczego, powód, uzasadnienie, opis",
    "sponsor": "sponsor, zleceniodawca",
    "contributes_to": "wspiera, cel nadrzędny",
    "market": "rynek",
    "customers": "klienci",
    "strategy": "strategia",
    "unit": "jednostka, jednostka miary, jm",
    "baseline": "wartość początkowa, wartość bazowa, stan początkowy, początek, start, baza, punkt wyjścia",
    "current": "obecnie, wartość bieżąca, bieżąca wartość, aktualnie, stan obecny, wykonanie, aktualna wartość",
    "target": "wartość docelowa, docelowo, cel, plan, wartość celu",
    "owner": "właściciel, odpowiedzialny, osoba odpowiedzialna, kto, przypisany do, wykonawca, odpowiedzialna",
    "helpers": "pomocnicy, wsparcie, uczestnicy",
    "due": "termin, do kiedy, data zakończenia, koniec, termin realizacji, data końcowa",
    "begins": "data rozpoczęcia, początek, start",
    "first_move": "pierwszy krok",
    "state": "status, stan",
    "outcome": "rezultat, oczekiwany rezultat, efekt",
    "note": "notatka, notatki, uwaga, uwagi, komentarz, komentarze, opis",
    "period": "kwartał, okres, cykl, półrocze",
    "year": "rok, rok obrotowy",
    "date": "data, dzień, data pomiaru",
    "value": "wartość, kwota, odczyt, pomiar",
    "progress": "postęp, realizacja",
    "first_name": "imię",
    "last_name": "nazwisko",
    "member": "członek, osoba, pracownik, członek zespołu",
    "initials": "inicjały, skrót",
    "active": "aktywny, aktywna, status",
    "id": "numer, lp, identyfikator",
    "parent": "nadrzędny, id nadrzędne",
    "about_person": "dział, rola, stanowisko, telefon, e mail, email, lokalizacja, funkcja",
    "about_task": "projekt, priorytet, utworzono, zakończono, etykiety, lista",
    "done_on": "zakończono, ukończono",
}
STATES = {
    "planned": "do zrobienia, zaplanowane, nierozpoczęte, nowe, otwarte, nie rozpoczęto, oczekuje",
    "doing": "w toku, w trakcie, rozpoczęte, w realizacji, zablokowane",
    "done": "zrobione, gotowe, ukończone, zakończone, wykonane, osiągnięte",
    "dropped": "anulowane, odrzucone, porzucone",
    "idea": "pomysł, propozycja",
}
TYPES = {
    "goal": "cel",
    "measure": "kluczowy rezultat, wskaźnik",
    "step": "działanie, zadanie, inicjatywa",
}
YES = "tak, t, prawda, aktywny, aktywna"
NO = "nie, fałsz, nieaktywny, nieaktywna"
GAPS = "b.d., brak, brak danych, nie dotyczy, nd., do ustalenia, nieznane"
TOTALS = "razem, suma, ogółem, łącznie, średnia"
NOTES = "uwaga, źródło, stan na, przypis"
KEEP = "utrzymać, utrzymanie, bez zmian"
MONTHS = "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
