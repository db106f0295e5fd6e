"""French words of spreadsheets."""

HEADERS = {
    "goal": "objectif, objectifs, but, objectif stratégique, titre de l'objectif",
    "name": "nom, nom complet",
    "title": "titre, intitulé",
    "measure": "indicateur, indicateurs, résultat clé, résultats clés, mesure, kpi, indicateur clé",
    "step": "action, actions, étape, étapes, tâche, tâches, prochaine étape, activité, initiative",
    "category": "catégorie, thème",
    "type": "type, niveau",
    "why": "pourquoi, raison, motif, justification, description",
    "sponsor": "commanditaire, sponsor",
    "contributes_to": "contribue à, objectif parent",
    "market": "marché",
    "customers": "clients",
    "strategy": "stratégie",
    "unit": "unité, unité de mesure",
    "baseline": "départ, valeur de départ, valeur initiale, base, référence, valeur de référence, initial, début",
    "current": "actuel, valeur actuelle, réel, réalisé, à ce jour, courant",
    "target": "cible, valeur cible, objectif, visé, objectif chiffré, prévu",
    "owner": "responsable, porteur, propriétaire, qui, attribué à, assigné à, pilote",
    "helpers": "contributeurs, participants, aide",
    "due": "échéance, date d'échéance, date limite, pour le, date de fin, fin, délai, date butoir",
    "begins": "date de début, début, commence le",
    "first_move": "premier pas, première action",
    "state": "statut, état, avancement",
    "outcome": "résultat attendu, résultat, livrable",
    "note": "note, notes, remarque, remarques, commentaire, commentaires, observations",
    "period": "trimestre, période, cycle, semestre",
    "year": "année, exercice, an",
    "date": "date, jour, relevé le, date de mesure",
    "value": "valeur, montant, relevé, réalisé",
    "progress": "progression, avancement, progrès",
    "first_name": "prénom",
    "last_name": "nom de famille, nom",
    "member": "membre, personne, collaborateur, nom et prénom, prénom et nom, employé",
    "initials": "initiales",
    "active": "actif, statut",
    "id": "identifiant, numéro, n°, réf",
    "parent": "parent, id parent",
    "about_person": "service, rôle, fonction, poste, courriel, téléphone, e mail, lieu, département, site",
    "about_task": "projet, priorité, créé le, terminé le, étiquettes, liste",
    "done_on": "terminé le, fait le",
}
STATES = {
    "planned": "à faire, prévu, non commencé, pas commencé, planifié, ouvert, nouveau",
    "doing": "en cours, commencé, démarré, actif, bloqué",
    "done": "fait, terminé, achevé, fini, atteint, clos",
    "dropped": "abandonné, annulé, rejeté",
    "idea": "idée, proposition",
}
TYPES = {
    "goal": "objectif",
    "measure": "résultat clé, indicateur",
    "step": "action, tâche, initiative, étape",
}
YES = "oui, o, vrai, actif, active"
NO = "non, faux, inactif, inactive"
GAPS = "n.d., nd, s.o., à définir, inconnu, non disponible"
TOTALS = "total, somme, sous total, total général, moyenne"
NOTES = "note, remarque, source, au, légende"
KEEP = "maintenir, garder, conserver, inchangé"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
