package org.bylaw.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges what a race left behind. It knows the rules from the documents and none of the services: it reads the rows of the
 * audit trail in their order as moves of a small machine, and compares the tables and the engine with where that ends.
 */
final class LegalHistory {

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final TaskService tasks;

    LegalHistory(JdbcClient jdbc, RuntimeService runtime, TaskService tasks) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** One row of the trail. */
    private record Row(
            String act,
            UUID actor,
            @Nullable UUID behalf,
            @Nullable String sha256,
            @Nullable Integer save,
            @Nullable String stage,
            @Nullable String outcome,
            @Nullable String newOwner) {}

    /** A decision of the open round, and whose pen wrote in the text before. */
    private static final class Machine {
        final List<String> wrong = new ArrayList<>();
        final Set<UUID> writers = new HashSet<>();
        final Map<String, Set<UUID>> decidedIn = new HashMap<>();
        String state = "DRAFT";
        boolean roundOpen;
        int rounds;
        int revision;
        int decisions;
        int signatures;
        int withdrawals;
        String sha256 = "";
        String lastOutcome = "";

        @Nullable
        UUID owner;
    }

    /** @return what is illegal about it; empty where all is well */
    List<String> judge(RacingVersion version) {
        Machine machine = new Machine();
        machine.owner = version.firstOwner;
        machine.sha256 = sha256(version.firstText);
        for (Row row : trail(version)) {
            move(machine, row);
        }
        tables(machine, version);
        engine(machine, version);
        return machine.wrong;
    }

    private List<Row> trail(RacingVersion version) {
        return jdbc.sql("""
                        SELECT act, actor_id, on_behalf_of, details->>'sha256' AS sha256, (details->>'save')::int AS save,
                            details->>'stage' AS stage, details->>'outcome' AS outcome,
                            details->'owner'->>'after' AS new_owner
                        FROM audit_event WHERE page_kind = 'policy' AND page_id = :policy ORDER BY id
                        """)
                .param("policy", version.policy)
                .query((row, number) -> new Row(
                        row.getString("act"),
                        row.getObject("actor_id", UUID.class),
                        row.getObject("on_behalf_of", UUID.class),
                        row.getString("sha256"),
                        row.getObject("save", Integer.class),
                        row.getString("stage"),
                        row.getString("outcome"),
                        row.getString("new_owner")))
                .list();
    }

    private void move(Machine machine, Row row) {
        switch (row.act()) {
            case "PolicyCreated" -> machine.writers.add(row.actor());
            case "DraftSaved" -> {
                in(machine, row, "DRAFT");
                require(
                        machine,
                        row.save() != null && row.save() == machine.revision + 1,
                        row + " after save " + machine.revision);
                machine.revision++;
                machine.sha256 = String.valueOf(row.sha256());
                machine.writers.add(row.actor());
            }
            case "DraftDescribed", "CoAuthorsNamed" -> in(machine, row, "DRAFT");
            case "DraftSubmitted" -> {
                in(machine, row, "DRAFT");
                sameText(machine, row);
                machine.state = "SUBMITTED";
            }
            case "TextFrozen" -> {
                in(machine, row, "SUBMITTED");
                sameText(machine, row);
                machine.state = "APPROVAL";
            }
            case "ApprovalRoundOpened" -> {
                in(machine, row, "APPROVAL");
                sameText(machine, row);
                require(machine, !machine.roundOpen, "a second round was opened beside an open one");
                machine.roundOpen = true;
                machine.rounds++;
                machine.decidedIn.clear();
            }
            case "ApprovalDecided" -> decided(machine, row);
            case "ApprovalSigned" -> {
                machine.signatures++;
                require(machine, machine.roundOpen, "signed outside of a round: " + row);
                sameText(machine, row);
            }
            case "ApprovalRoundClosed" -> {
                require(machine, machine.roundOpen, "a round was closed that was not open");
                require(
                        machine,
                        machine.lastOutcome.equals(row.outcome()),
                        "the round came to " + row.outcome() + " after " + machine.lastOutcome);
                machine.roundOpen = false;
            }
            case "ApprovalRoundWithdrawn" -> {
                require(machine, machine.roundOpen, "a round was withdrawn that was not open");
                machine.roundOpen = false;
                machine.withdrawals++;
                machine.state = "WITHDRAWN";
            }
            case "ReturnedToDraft" -> {
                require(
                        machine,
                        machine.state.equals("WITHDRAWN")
                                || machine.state.equals("APPROVED")
                                || machine.state.equals("APPROVAL") && !machine.roundOpen,
                        "back to the draft out of " + machine.state);
                if (machine.state.equals("APPROVED")) {
                    machine.withdrawals++;
                }
                machine.state = "DRAFT";
            }
            case "VersionApproved" -> {
                in(machine, row, "APPROVAL");
                sameText(machine, row);
                require(
                        machine,
                        !machine.roundOpen && machine.lastOutcome.equals("APPROVED"),
                        "approved after " + machine.lastOutcome);
                machine.state = "APPROVED";
            }
            case "VersionRejected" -> {
                in(machine, row, "APPROVAL");
                require(machine, machine.lastOutcome.equals("REJECTED"), "rejected after " + machine.lastOutcome);
                machine.state = "REJECTED";
            }
            case "PolicyPublished" -> {
                in(machine, row, "APPROVED");
                sameText(machine, row);
                machine.state = "PUBLISHED";
            }
            case "DraftDiscarded" -> {
                in(machine, row, "DRAFT");
                machine.state = "DISCARDED";
            }
            case "PolicyDetailsChanged" -> {
                if (row.newOwner() != null) {
                    machine.owner = jdbc.sql("SELECT id FROM person WHERE name = :name ORDER BY id DESC LIMIT 1")
                            .param("name", row.newOwner())
                            .query(UUID.class)
                            .single();
                }
            }
            default -> {
                // Openings of stages, handings over, the intention to withdraw: none of them moves the version.
            }
        }
    }

    private static void decided(Machine machine, Row row) {
        machine.decisions++;
        require(machine, machine.roundOpen, "decided outside of a round: " + row);
        sameText(machine, row);
        require(machine, !machine.writers.contains(row.actor()), "decided on their own text: " + row);
        require(
                machine,
                row.behalf() == null || !machine.writers.contains(row.behalf()),
                "decided for who wrote it: " + row);
        require(machine, !Objects.equals(row.actor(), machine.owner), "decided on what they own: " + row);
        require(
                machine,
                machine.decidedIn
                        .computeIfAbsent(String.valueOf(row.stage()), stage -> new HashSet<>())
                        .add(row.actor()),
                "decided twice in a stage: " + row);
        machine.lastOutcome = String.valueOf(row.outcome());
    }

    private void tables(Machine machine, RacingVersion version) {
        Map<String, Object> now = jdbc.sql("""
                        SELECT v.state, v.text_revision, v.body, v.body_sha256, p.owner_id,
                            (SELECT count(*) FROM approval_round WHERE subject_id = v.id) AS rounds,
                            (SELECT count(*) FROM approval_round WHERE subject_id = v.id AND state = 'OPEN') AS open_rounds,
                            (SELECT count(*) FROM approval_round WHERE subject_id = v.id AND state = 'WITHDRAWN') AS withdrawn,
                            (SELECT count(*) FROM approval_round r JOIN approval_decision d ON d.round_id = r.id
                                WHERE r.subject_id = v.id) AS decisions,
                            (SELECT count(*) FROM approval_round r JOIN approval_signature d ON d.round_id = r.id
                                WHERE r.subject_id = v.id) AS signatures,
                            (SELECT count(*) FROM approval_round r JOIN approval_signature d ON d.round_id = r.id
                                WHERE r.subject_id = v.id AND d.sha256 <> r.sha256) AS other_texts,
                            (SELECT count(*) FROM duty d JOIN approval_round r ON r.id = d.subject_id
                                WHERE r.subject_id = v.id AND r.state <> 'OPEN' AND d.closed_at IS NULL) AS left_duties
                        FROM policy_version v JOIN policy p ON p.id = v.policy_id WHERE v.id = :id
                        """).param("id", version.id).query().singleRow();
        same(machine, "state", machine.state, now.get("state"));
        same(machine, "owner", machine.owner, now.get("owner_id"));
        same(machine, "saves", machine.revision, now.get("text_revision"));
        same(machine, "fingerprint", machine.sha256, now.get("body_sha256"));
        same(machine, "fingerprint of the text", machine.sha256, sha256(String.valueOf(now.get("body"))));
        same(machine, "rounds", (long) machine.rounds, now.get("rounds"));
        same(machine, "open rounds", machine.roundOpen ? 1L : 0L, now.get("open_rounds"));
        same(machine, "decisions", (long) machine.decisions, now.get("decisions"));
        same(machine, "signatures", (long) machine.signatures, now.get("signatures"));
        same(machine, "signatures on another text", 0L, now.get("other_texts"));
        same(machine, "duties left behind", 0L, now.get("left_duties"));
        same(machine, "saves that took another's place", 0, version.lostSaves.get());
        same(machine, "accepted saves", machine.revision, version.saves.size());
        if (machine.revision > 0) {
            same(machine, "last save", machine.sha256, sha256(version.saves.getOrDefault(machine.revision, "")));
        }
        same(machine, "accepted decisions", version.count("decide") + version.count("sign"), machine.decisions);
        same(machine, "accepted signatures", version.count("sign"), machine.signatures);
        same(machine, "accepted withdrawals", version.count("withdraw"), machine.withdrawals);
        if (List.of("APPROVED", "PUBLISHED").contains(machine.state)) {
            approvedByEnough(machine, version);
        }
    }

    /** Each stage of the round that approved has as many approvals as its rule asks for, signed where it says so. */
    private void approvedByEnough(Machine machine, RacingVersion version) {
        int tooFew = jdbc.sql("""
                        SELECT count(*) FROM approval_stage t
                        WHERE t.round_id = (SELECT id FROM approval_round WHERE subject_id = :id ORDER BY number DESC LIMIT 1)
                            AND (SELECT count(*) FROM approval_decision d WHERE d.stage_id = t.id AND d.outcome = 'APPROVED'
                                    AND (NOT t.needs_signature OR EXISTS (
                                        SELECT FROM approval_signature s WHERE s.decision_id = d.id)))
                                < CASE t.rule WHEN 'FIRST' THEN 1 WHEN 'N_OF_M' THEN t.needed
                                    ELSE (SELECT count(*) FROM approval_seat a
                                        WHERE a.stage_id = t.id AND a.state <> 'HANDED_OVER') END
                        """).param("id", version.id).query(Integer.class).single();
        same(machine, "stages without enough approvals", 0, tooFew);
    }

    /** Where the process waits is where the tables say that the version is. */
    private void engine(Machine machine, RacingVersion version) {
        List<String> waiting = tasks.createTaskQuery().processInstanceBusinessKey(version.id.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
        List<String> expected =
                switch (machine.state) {
                    case "DRAFT" -> List.of("draft");
                    case "APPROVAL" -> List.of("decide");
                    default -> List.of();
                };
        same(machine, "the engine's tasks", expected, waiting);
        if (List.of("REJECTED", "DISCARDED").contains(machine.state)) {
            same(
                    machine,
                    "running processes",
                    0L,
                    runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(version.id.toString())
                            .count());
        }
    }

    private static void in(Machine machine, Row row, String state) {
        require(machine, machine.state.equals(state), row.act() + " while it was " + machine.state);
    }

    private static void sameText(Machine machine, Row row) {
        require(machine, machine.sha256.equals(row.sha256()), row.act() + " on another text than the draft's last");
    }

    private static void same(Machine machine, String what, @Nullable Object expected, @Nullable Object found) {
        require(
                machine,
                expected != null && expected.equals(found),
                what + ": the history says " + expected + ", found " + found);
    }

    private static void require(Machine machine, boolean holds, String wrong) {
        if (!holds) {
            machine.wrong.add(wrong);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
