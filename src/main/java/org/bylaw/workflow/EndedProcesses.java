package org.bylaw.workflow;

import static org.bylaw.shared.Say.later;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.KeptRows;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's history of processes that have ended: their steps, times and variables. */
@Component
class EndedProcesses implements KeptData {

    private static final String VIEW = "retention_process_history";

    private final JdbcClient jdbc;
    private final HistoryService history;

    EndedProcesses(JdbcClient jdbc, HistoryService history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    @Override
    public String kind() {
        return "PROCESS_HISTORY";
    }

    @Override
    public String label() {
        return later("The course of processes that have ended");
    }

    @Override
    public String background() {
        return later(
                "From the end of the process. Decisions and signatures stand in records of their own; this is the path.");
    }

    @Override
    public Due due(Instant before) {
        return KeptRows.due(jdbc, VIEW, before);
    }

    @Override
    public int removeSome(Instant before, Instant now) {
        // The lock that a legal hold waits for, as the database's own functions take it.
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(660066)").query(row -> {});
        List<String> ended = jdbc.sql("SELECT id FROM " + VIEW + " WHERE at < :before AND NOT held LIMIT :most")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(String.class)
                .list();
        if (!ended.isEmpty()) {
            history.deleteHistoricProcessInstancesBulk(ended);
        }
        return ended.size();
    }
}
