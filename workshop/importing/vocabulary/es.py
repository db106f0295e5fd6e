"""Spanish words of spreadsheets."""

HEADERS = {
    "goal": "objetivo, objetivos, objetivo estratégico, meta",
    "name": "nombre",
    "title": "título",
    "measure": "indicador, indicadores, resultado clave, resultados clave, métrica, kpi, medida",
    "step": "acción, acciones, paso, pasos, tarea, tareas, próximo paso, actividad, iniciativa",
    "category": "categoría, tema",
    "type": "tipo, nivel",
    "why": "por qué, porqué, motivo, razón, justificación, descripción",
    "sponsor": "patrocinador",
    "contributes_to": "contribuye a, objetivo superior",
    "market": "mercado",
    "customers": "clientes",
    "strategy": "estrategia",
    "unit": "unidad, unidad de medida",
    "baseline": "inicio, valor inicial, línea base, línea de base, base, inicial, partida",
    "current": "actual, valor actual, real, alcanzado, hoy",
    "target": "meta, valor meta, valor objetivo, objetivo, previsto",
    "owner": "responsable, propietario, quién, asignado a, encargado, dueño",
    "helpers": "colaboradores, apoyo, participantes",
    "due": "fecha, fecha límite, vencimiento, plazo, fecha de vencimiento, fecha fin, para cuándo, fin, "
    "fecha de fin",
    "begins": "fecha de inicio, inicio, comienzo",
    "first_move": "primer paso",
    "state": "estado, estatus, situación",
    "outcome": "resultado, resultado esperado",
    "note": "nota, notas, comentario, comentarios, observaciones",
    "period": "trimestre, período, periodo, ciclo, semestre",
    "year": "año, ejercicio",
    "date": "fecha, día, medido el",
    "value": "valor, importe, lectura",
    "progress": "progreso, avance",
    "first_name": "nombre, nombre de pila",
    "last_name": "apellido, apellidos",
    "member": "miembro, persona, nombre completo, nombre y apellidos, empleado, colaborador",
    "initials": "iniciales",
    "active": "activo, estado",
    "id": "identificador, número, núm",
    "parent": "padre, id padre, superior",
    "about_person": "departamento, correo, correo electrónico, cargo, rol, puesto, teléfono, ubicación, sede",
    "about_task": "proyecto, prioridad, creado el, completado el, etiquetas, lista",
    "done_on": "completado el, terminado el, hecho el",
}
STATES = {
    "planned": "pendiente, por hacer, sin empezar, no iniciado, planificado, abierto, nuevo",
    "doing": "en curso, en progreso, en proceso, iniciado, activo, bloqueado",
    "done": "hecho, hecha, terminado, completado, completada, logrado, cerrado, finalizado",
    "dropped": "cancelado, descartado, abandonado, anulado",
    "idea": "idea, propuesta",
}
TYPES = {
    "goal": "objetivo",
    "measure": "resultado clave, indicador",
    "step": "acción, tarea, iniciativa",
}
YES = "sí, si, s, verdadero, activo, activa"
NO = "no, falso, inactivo, inactiva"
GAPS = "s/d, s.d., sin datos, por definir, n/d, desconocido"
TOTALS = "total, suma, subtotal, total general, promedio, media"
NOTES = "nota, fuente, observación, a fecha de"
KEEP = "mantener, conservar, igual, sin cambios"
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
