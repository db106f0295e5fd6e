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
    "baseline": "wartość początkowa, wartość bazowa, stan początkowy, początek, start, baza, punkt wyjścia, "
    "poprzedni rok, rok poprzedni, poprzedni kwartał",
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
    "period": "kwartał, okres, cykl, półrocze, miesiąc",
    "year": "rok, rok obrotowy",
    "date": "data, dzień, data pomiaru, zaktualizowano, ostatnia aktualizacja, data aktualizacji",
    "value": "wartość, kwota, odczyt, pomiar",
    "progress": "postęp, realizacja",
    "first_name": "imię",
    "last_name": "nazwisko",
    "member": "członek, osoba, pracownik, członek zespołu, imię i nazwisko, nazwisko i imię, imię nazwisko, "
    "handlowiec",
    "initials": "inicjały, skrót",
    "active": "aktywny, aktywna, status",
    "id": "numer, lp, identyfikator",
    "parent": "nadrzędny, id nadrzędne",
    "about_person": "dział, rola, stanowisko, telefon, e mail, email, lokalizacja, funkcja",
    "about_task": "projekt, priorytet, utworzono, zakończono, etykiety, lista",
    "done_on": "zakończono, ukończono",
    "segment": "region, kanał, kanał sprzedaży, segment, grupa klientów, kraj, obszar, terytorium",
}
STATES = {
    "planned": "do zrobienia, zaplanowane, nierozpoczęte, nowe, otwarte, nie rozpoczęto, oczekuje",
    "doing": "w toku, w trakcie, rozpoczęte, w realizacji",
    "blocked": "zablokowane",
    "done": "zrobione, gotowe, ukończone, zakończone, wykonane, osiągnięte",
    "dropped": "anulowane, odrzucone, porzucone",
    "idea": "pomysł, propozycja",
}
TYPES = {"goal": "cel", "measure": "kluczowy rezultat, wskaźnik", "step": "działanie, zadanie, inicjatywa"}
CATEGORIES = {
    "new territory": "nowe terytorium, nowe obszary, nowy obszar",
    "market share": "udział w rynku, udziały w rynku",
    "volume or margin": "wolumen lub marża, wolumen, marża",
    "product mix": "miks produktów, mix produktów, asortyment",
    "new product": "nowy produkt, nowe produkty",
    "customer profitability": "rentowność klienta, rentowność klientów",
    "other": "inne, inny, inna, pozostałe",
}
YES = "tak, t, prawda, aktywny, aktywna"
NO = "nie, fałsz, nieaktywny, nieaktywna, zwolniony, zwolniona, odszedł, odeszła, były"
GAPS = (
    "b.d., brak, brak danych, nie dotyczy, nd., do ustalenia, nieznane, n/d, nie zmierzono, do potwierdzenia, "
    "nowy, nowe, niedostępne, nie określono, nieznana"
)
TOTALS = "razem, suma, ogółem, łącznie, średnia, suma całkowita, suma częściowa, razem ogółem, podsumowanie"
NOTES = "uwaga, źródło, stan na, przypis, poufne, wewnętrzne, wyeksportowano, dane na dzień, legenda"
KEEP = "utrzymać, utrzymanie, bez zmian, utrzymaj, zachować, zachowaj, stabilnie, na poziomie"
BOUNDS = (
    "co najmniej, co najwyżej, przynajmniej, maksymalnie, minimalnie, mniej niż, więcej niż, do, poniżej, "
    "powyżej, około, ponad, nie więcej niż, min., maks., ok., od"
)
BEYOND = "lub więcej, lub mniej, i więcej"
PERCENT = "procent, proc., proc, procentów"
LEVEL = "na, poziomie, obecnym, aktualnym, obecny, poziom, tym, samym, co, jak, dotychczas, najmniej"
DITTO = "jw., j.w., jak wyżej, to samo"
WHENEVER = "natychmiast, na bieżąco, ciągle, jak najszybciej, stale, tygodniowo, co tydzień, co miesiąc, później"
UNTIL = "koniec, do końca, pod koniec, do, przed końcem"
ORDINALS = "pierwszy, drugi, trzeci, czwarty, piąty"
EVERYWHERE = "wszystkie, wszyscy, całość"
NOTHING = "brak, nie, bez"
MONTHS = (
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień stycznia "
    "lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
)
