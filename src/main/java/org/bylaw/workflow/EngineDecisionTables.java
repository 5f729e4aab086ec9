package org.bylaw.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the engine in a transaction of its own that is undone, since the engine writes down every decision. */
@Component
class EngineDecisionTables implements DecisionTables {

    private final DecisionService decisions;
    private final TransactionTemplate apart;

    EngineDecisionTables(ProcessEngine engine, PlatformTransactionManager transactions) {
        this.decisions = engine.getDecisionService();
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Map<String, Object>> ask(String decisionId, Map<String, ?> facts) {
        return apart.execute(status -> {
            status.setRollbackOnly();
            return decisions
                    .evaluateDecisionTableByKey(decisionId, new HashMap<>(facts))
                    .getResultList();
        });
    }
}
