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
    "baseline": "início, valor inicial, linha de base, base, inicial, partida, ano anterior, trimestre anterior",
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
    "period": "trimestre, período, ciclo, semestre, mês",
    "year": "ano, exercício",
    "date": "data, dia, medido em, atualizado em, última atualização, data de atualização",
    "value": "valor, leitura, montante, realizado",
    "progress": "progresso, avanço",
    "first_name": "nome, primeiro nome, nome próprio",
    "last_name": "sobrenome, apelido, último nome",
    "member": "membro, pessoa, nome completo, funcionário, colaborador, nome e sobrenome, nome do funcionário, "
    "vendedor, trabalhador",
    "initials": "iniciais",
    "active": "ativo, activo, status, situação, estado",
    "id": "identificador, número, código",
    "parent": "pai, id pai, superior",
    "about_person": "departamento, cargo, função, telefone, e mail, email, local, área",
    "about_task": "projeto, prioridade, criado em, concluído em, etiquetas, lista",
    "done_on": "concluído em, feito em",
    "segment": "região, canal, canal de vendas, segmento, grupo de clientes, país, território, zona",
}
STATES = {
    "planned": "a fazer, pendente, não iniciado, planejado, planeado, aberto, novo",
    "doing": "em andamento, em curso, fazendo, iniciado, ativo",
    "blocked": "bloqueado",
    "done": "feito, feita, concluído, concluída, terminado, atingido, fechado",
    "dropped": "cancelado, descartado, abandonado",
    "idea": "ideia, proposta",
}
TYPES = {"goal": "objetivo", "measure": "resultado chave, indicador", "step": "ação, tarefa, iniciativa"}
CATEGORIES = {
    "new territory": "novo território, novos territórios",
    "market share": "participação de mercado, quota de mercado",
    "volume or margin": "volume ou margem, volume, margem",
    "product mix": "mix de produtos, composto de produtos",
    "new product": "novo produto, novos produtos",
    "customer profitability": "rentabilidade do cliente, rentabilidade de clientes, lucratividade do cliente",
    "other": "outro, outra, outros, outras",
}
YES = "sim, s, verdadeiro, ativo, ativa"
NO = "não, falso, inativo, inativa, desligado, demitido, saiu, desativado, afastado"
GAPS = (
    "n/d, s/d, a definir, sem dados, desconhecido, não disponível, não medido, a confirmar, não se aplica, n/a, "
    "novo, sem informação, pendente, nenhum, não aplicável"
)
TOTALS = "total, soma, subtotal, total geral, média, soma total, subtotais, média geral"
NOTES = "nota, fonte, observação, obs, confidencial, interno, exportado em, dados de, atualizado em"
KEEP = "manter, conservar, igual, manutenção, sustentar, estável, manter em, manter se"
BOUNDS = (
    "pelo menos, no mínimo, no máximo, menos de, mais de, até, mínimo, máximo, abaixo de, acima de, "
    "aproximadamente, cerca de, mín., máx., a partir de"
)
BEYOND = "ou mais, ou menos, e mais"
PERCENT = "por cento, porcento, porcentagem"
LEVEL = "em, o, a, no, nível, atual, mesmo, que, pelo, menos, do, ano, passado"
DITTO = "idem, o mesmo, ver acima"
WHENEVER = "imediato, contínuo, o quanto antes, permanente, semanal, mensal, em andamento, mais tarde"
UNTIL = "fim de, final de, até, até o fim de, até final de, fins de, antes de"
ORDINALS = "primeiro, segundo, terceiro, quarto, quinto"
EVERYWHERE = "todos, todas, tudo"
NOTHING = "sem, nenhum, nenhuma, não"
MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
