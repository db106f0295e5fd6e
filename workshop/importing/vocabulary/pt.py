"""Portuguese words of spreadsheets."""

HEADERS = {
    "goal": "objetivo, objetivos, objectivo, objetivo estratégico, meta",
    "name": "nome",
    "title": "título",
    "measure": "indicador, indicadores, resultado chave, resultados chave, métrica, kpi, medida",
    "step": "ação, ações, acção, acções, passo, passos, tarefa, tarefas, próximo passo, atividade, iniciativa",
    "category": "categoria, tema",
    "type": "tipo, nível",
    "why": "por que, porquê, por quê, motivo, razão, justificativa, descrição",
    "sponsor": "patrocinador",
    "contributes_to": "contribui para, objetivo superior",
    "market": "mercado",
    "customers": "clientes",
    "strategy": "estratégia",
    "unit": "unidade, unidade de medida",
    "baseline": "início, valor inicial, linha de base, base, inicial, partida",
    "current": "atual, valor atual, actual, realizado, real, hoje",
    "target": "meta, valor meta, alvo, valor alvo, previsto, objetivo",
    "owner": "responsável, dono, quem, atribuído a, encarregado",
    "helpers": "colaboradores, apoio, participantes",
    "due": "prazo, data limite, vencimento, data de vencimento, data, data fim, até, fim, data final",
    "begins": "data de início, início, começo",
    "first_move": "primeiro passo",
    "state": "status, estado, situação",
    "outcome": "resultado, resultado esperado",
    "note": "nota, notas, comentário, comentários, observações",
    "period": "trimestre, período, ciclo, semestre",
    "year": "ano, exercício",
    "date": "data, dia, medido em",
    "value": "valor, leitura, montante, realizado",
    "progress": "progresso, avanço",
    "first_name": "nome, primeiro nome, nome próprio",
    "last_name": "sobrenome, apelido, último nome",
    "member": "membro, pessoa, nome completo, funcionário, colaborador",
    "initials": "iniciais",
    "active": "ativo, activo, status",
    "id": "identificador, número, código",
    "parent": "pai, id pai, superior",
    "about_person": "departamento, cargo, função, telefone, e mail, email, local, área",
    "about_task": "projeto, prioridade, criado em, concluído em, etiquetas, lista",
    "done_on": "concluído em, feito em",
}
STATES = {
    "planned": "a fazer, pendente, não iniciado, planejado, planeado, aberto, novo",
    "doing": "em andamento, em curso, fazendo, iniciado, ativo, bloqueado",
    "done": "feito, feita, concluído, concluída, terminado, atingido, fechado",
    "dropped": "cancelado, descartado, abandonado",
    "idea": "ideia, proposta",
}
TYPES = {
    "goal": "objetivo",
    "measure": "resultado chave, indicador",
    "step": "ação, tarefa, iniciativa",
}
YES = "sim, s, verdadeiro, ativo, ativa"
NO = "não, falso, inativo, inativa"
GAPS = "n/d, s/d, a definir, sem dados, desconhecido"
TOTALS = "total, soma, subtotal, total geral, média"
NOTES = "nota, fonte, observação, obs"
KEEP = "manter, conservar, igual"
MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
