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
    "baseline": "inicio, valor inicial, línea base, línea de base, base, inicial, partida, año anterior, "
    "trimestre anterior",
    "current": "actual, valor actual, real, alcanzado, hoy",
    "target": "meta, valor meta, valor objetivo, objetivo, previsto",
    "owner": "responsable, propietario, quién, asignado a, encargado, dueño",
    "helpers": "colaboradores, apoyo, participantes",
    "due": "fecha, fecha límite, vencimiento, plazo, fecha de vencimiento, fecha fin, para cuándo, fin, fecha de "
    "fin",
    "begins": "fecha de inicio, inicio, comienzo",
    "first_move": "primer paso",
    "state": "estado, estatus, situación",
    "outcome": "resultado, resultado esperado",
    "note": "nota, notas, comentario, comentarios, observaciones",
    "period": "trimestre, período, periodo, ciclo, semestre, mes",
    "year": "año, ejercicio",
    "date": "fecha, día, medido el, actualizado el, última actualización, fecha de actualización",
    "value": "valor, importe, lectura",
    "progress": "progreso, avance",
    "first_name": "nombre, nombre de pila, nombres",
    "last_name": "apellido, apellidos, primer apellido",
    "member": "miembro, persona, nombre completo, nombre y apellidos, empleado, colaborador, nombre y apellido, "
    "nombre completo del empleado, apellidos y nombre, trabajador",
    "initials": "iniciales",
    "active": "activo, estado",
    "id": "identificador, número, núm",
    "parent": "padre, id padre, superior",
    "about_person": "departamento, correo, correo electrónico, cargo, rol, puesto, teléfono, ubicación, sede",
    "about_task": "proyecto, prioridad, creado el, completado el, etiquetas, lista",
    "done_on": "completado el, terminado el, hecho el",
    "segment": "región, canal, canal de venta, segmento, grupo de clientes, país, territorio, zona",
    "infix": "partícula",
}
STATES = {
    "planned": "pendiente, por hacer, sin empezar, no iniciado, planificado, abierto, nuevo",
    "doing": "en curso, en progreso, en proceso, iniciado, activo",
    "blocked": "bloqueado",
    "done": "hecho, hecha, terminado, completado, completada, logrado, cerrado, finalizado",
    "dropped": "cancelado, descartado, abandonado, anulado",
    "idea": "idea, propuesta",
}
TYPES = {"goal": "objetivo", "measure": "resultado clave, indicador", "step": "acción, tarea, iniciativa"}
CATEGORIES = {
    "new territory": "nuevo territorio, nuevos territorios",
    "market share": "cuota de mercado, participación de mercado",
    "volume or margin": "volumen o margen, volumen, margen",
    "product mix": "mezcla de productos, mix de productos",
    "new product": "nuevo producto, nuevos productos",
    "customer profitability": "rentabilidad del cliente, rentabilidad de clientes, rentabilidad de los clientes",
    "other": "otro, otra, otros, otras",
}
YES = "sí, si, s, verdadero, activo, activa"
NO = "no, falso, inactivo, inactiva, baja, de baja, cesado, despedido, desactivado"
GAPS = (
    "s/d, s.d., sin datos, por definir, n/d, desconocido, no disponible, sin medir, por confirmar, por "
    "determinar, no aplica, n/a, nuevo, sin dato, pendiente, ninguno"
)
TOTALS = "total, suma, subtotal, total general, promedio, media, suma total, subtotales, total global"
NOTES = (
    "nota, fuente, observación, a fecha de, confidencial, interno, exportado el, datos a, actualizado el, "
    "observaciones"
)
KEEP = "mantener, conservar, igual, sin cambios, mantenimiento, sostener, estable, mantener en, mantenerse"
BOUNDS = (
    "al menos, como mínimo, como máximo, menos de, más de, hasta, mínimo, máximo, por debajo de, por encima de, "
    "aproximadamente, unos, mín., máx., a partir de"
)
BEYOND = "o más, o menos, y más"
PERCENT = "por ciento, porciento, porcentaje"
LEVEL = "en, el, la, nivel, actual, mismo, que, a, al, menos, del, año, pasado"
DITTO = "ídem, lo mismo, igual que arriba, ver arriba"
WHENEVER = (
    "inmediato, continuo, cuanto antes, permanente, lo antes posible, semanal, mensual, en curso, más adelante"
)
UNTIL = "fin de, final de, finales de, a finales de, hasta, antes de, fines de, a fin de"
ORDINALS = "primer, segundo, tercer, cuarto, quinto"
EVERYWHERE = "todos, todas, todo"
NOTHING = "sin, ningún, ninguna, no"
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
