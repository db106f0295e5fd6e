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
    "baseline": "départ, valeur de départ, valeur initiale, base, référence, valeur de référence, initial, début, "
    "année précédente, trimestre précédent, an dernier",
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
    "period": "trimestre, période, cycle, semestre, mois",
    "year": "année, exercice, an",
    "date": "date, jour, relevé le, date de mesure, mis à jour le, dernière mise à jour, date de mise à jour",
    "value": "valeur, montant, relevé, réalisé",
    "progress": "progression, avancement, progrès",
    "first_name": "prénom",
    "last_name": "nom de famille, nom",
    "member": "membre, personne, collaborateur, nom et prénom, prénom et nom, employé, nom prénom, prénom nom, "
    "nom et prénoms, nom du collaborateur, salarié",
    "initials": "initiales",
    "active": "actif, statut, état, situation",
    "id": "identifiant, numéro, n°, réf",
    "parent": "parent, id parent",
    "about_person": "service, rôle, fonction, poste, courriel, téléphone, e mail, lieu, département, site",
    "about_task": "projet, priorité, créé le, terminé le, étiquettes, liste",
    "done_on": "terminé le, fait le",
    "segment": "région, canal, canal de vente, segment, segment client, groupe de clients, pays, territoire, "
    "zone, secteur",
}
STATES = {
    "planned": "à faire, prévu, non commencé, pas commencé, planifié, ouvert, nouveau",
    "doing": "en cours, commencé, démarré, actif",
    "blocked": "bloqué",
    "done": "fait, terminé, achevé, fini, atteint, clos",
    "dropped": "abandonné, annulé, rejeté",
    "idea": "idée, proposition",
}
TYPES = {"goal": "objectif", "measure": "résultat clé, indicateur", "step": "action, tâche, initiative, étape"}
CATEGORIES = {
    "new territory": "nouveau territoire, nouveaux territoires",
    "market share": "part de marché, parts de marché",
    "volume or margin": "volume ou marge, volume, marge",
    "product mix": "mix produit, mix produits",
    "new product": "nouveau produit, nouveaux produits",
    "customer profitability": "rentabilité client, rentabilité des clients, rentabilité clients",
    "other": "autre, autres",
}
YES = "oui, o, vrai, actif, active"
NO = "non, faux, inactif, inactive, parti, sorti, ancien, désactivé, suspendu, quitté"
GAPS = (
    "n.d., nd, s.o., à définir, inconnu, non disponible, s/o, sans objet, non mesuré, à confirmer, à déterminer, "
    "à préciser, non connu, nouveau, aucune donnée, aucun, n/c, nc, non communiqué"
)
TOTALS = (
    "total, somme, sous total, total général, moyenne, résultat global, ensemble, sous totaux, totaux, moyenne "
    "générale"
)
NOTES = (
    "note, remarque, source, au, légende, confidentiel, interne, exporté le, généré le, données au, mis à jour "
    "le, nota"
)
KEEP = "maintenir, garder, conserver, inchangé, maintien, stable, maintenir à, rester à, stabiliser, rester"
BOUNDS = (
    "au moins, au plus, au minimum, au maximum, moins de, plus de, jusqu'à, environ, minimum, maximum, sous, "
    "supérieur à, inférieur à, max., min., près de, dès"
)
BEYOND = "ou plus, ou moins, et plus"
PERCENT = "pour cent, pourcent, p. cent, pourcentage"
LEVEL = "à, au, le, la, niveau, actuel, même, que, de, départ, moins, l'an, dernier, du"
DITTO = "idem, id., même chose, voir ci dessus, cf. ci dessus"
WHENEVER = (
    "en continu, dès que possible, immédiatement, permanent, au fil de l'eau, hebdomadaire, mensuel, continu, "
    "plus tard"
)
UNTIL = "fin, d'ici fin, avant fin, fin de, d'ici, avant la fin de, avant, pour fin"
ORDINALS = "premier, deuxième, troisième, quatrième, cinquième"
EVERYWHERE = "tous, tout, ensemble, toutes"
NOTHING = "pas, aucun, aucune, sans, non"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
