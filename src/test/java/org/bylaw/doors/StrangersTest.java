package org.bylaw.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A stranger of each role, who has a part in nothing, tries every door on things of others: they read not one secret word,
 * and change not one row. A new command gets its cells by itself: its parameters' names say which thing it is about.
 */
@ModuleTest
class StrangersTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private OthersThings things;
    private final List<Visitor> strangers = new ArrayList<>();

    @BeforeEach
    void othersHaveThingsAndStrangersHaveNone() {
        things = new OthersThings(context);
        Arrays.stream(Role.values())
                .map(role -> new Visitor(role, organisation.hire("Stranger " + role.roleName(), null, null, role)))
                .forEach(strangers::add);
    }

    @Test
    void strangersReadNothingAndChangeNothingOfWhatIsOthers() {
        List<String> wrong = new ArrayList<>();
        Map<String, String> before = fingerprints();
        int cells = 0;
        for (Door door : Doors.services()) {
            for (Target target : targets(door)) {
                for (Visitor stranger : strangers) {
                    if (door.of(stranger.role()) != Door.Access.OWN
                            || target.isOpenTo(stranger.role())
                            || door.rule() == ObjectRule.VISIBLE && WATCH_OVER_ALL.contains(stranger.role())) {
                        continue;
                    }
                    cells++;
                    judge(door, target, stranger, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(1000);
        Map<String, String> after = fingerprints();
        before.keySet().removeIf(table -> before.get(table).equals(after.get(table)));
        assertThat(before.keySet()).as("tables that refused commands changed").isEmpty();
    }

    @Test
    void anAuditorReadsEverythingAndChangesNothing() {
        Visitor auditor = strangers.stream()
                .filter(stranger -> stranger.role() == Role.AUDITOR)
                .findFirst()
                .orElseThrow();
        Set<String> accepted = new TreeSet<>();
        for (Door door : Doors.services()) {
            if (door.changes() && door.roles().contains(Role.AUDITOR)) {
                for (Target target : targets(door)) {
                    if (accepted(auditor, door, target)) {
                        accepted.add(door.command());
                    }
                }
            }
        }
        // Whether the row that is asked for is sealed already differs from run to run.
        assertThat(AN_AUDITORS_OWN.keySet()).containsAll(accepted);
        assertThat(accepted).contains("DraftPresence.here(UUID)", "DraftPresence.gone(UUID)");
    }

    /** What an auditor may do, and why it changes nothing that is audited. */
    private static final Map<String, String> AN_AUDITORS_OWN = new TreeMap<>(Map.of(
            "DraftPresence.here(UUID)", "says who has a page open; nothing is kept of it",
            "DraftPresence.gone(UUID)", "the same",
            "TrailProof.proof(long)", "takes a proof along, which the trail tells as it tells each export"));

    /** Whether a command was accepted and came to something, before it was undone. */
    private boolean accepted(Visitor visitor, Door door, Target target) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            Visitor.Answer answer =
                    visitor.call(context, door, arguments(door, target).of(door));
            return answer.refusal() == null && !Integer.valueOf(0).equals(answer.result());
        }));
    }

    /** Lists leave out what the reader may not see; there is little that these may not. */
    private static final Set<Role> WATCH_OVER_ALL =
            EnumSet.of(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN, Role.MANAGEMENT, Role.HR);

    private void judge(Door door, Target target, Visitor stranger, List<String> wrong) {
        Visitor.Answer answer =
                stranger.call(context, door, arguments(door, target).of(door));
        String cell = door.command() + " on " + target.name() + " by a stranger, " + stranger.name() + ": ";
        if (answer.refusal() instanceof AccessDeniedException) {
            wrong.add(cell + "the role alone was refused");
        } else if (answer.refusal() == null) {
            if (holdsSecret(answer.result())) {
                wrong.add(cell + "read " + answer.result());
            } else if (isAnswer(door, answer.result())
                    && (door.changes() || !ABOUT_THE_READER.contains(door.rule()))
                    && !FOR_ONESELF.contains(door.command())) {
                wrong.add(cell + "got an answer: " + answer.result());
            }
        } else if (String.valueOf(answer.refusal().getMessage()).contains(OthersThings.SECRET)) {
            wrong.add(cell + "was refused with the secret itself: "
                    + answer.refusal().getMessage());
        }
    }

    /** What these give out is about whoever asks; that it holds no word of others is all that can be said. */
    private static final Set<ObjectRule> ABOUT_THE_READER =
            EnumSet.of(ObjectRule.OWN, ObjectRule.VISIBLE, ObjectRule.OWN_TEAM);

    private static boolean isAnswer(Door door, @Nullable Object result) {
        return door.method().getReturnType() == void.class || !isNothing(result);
    }

    /** Commands that a stranger may give because they are about the stranger alone. */
    private static final Set<String> FOR_ONESELF = Set.of("DraftPresence.gone(UUID)");

    /** The thing that a call is about; for doors that take any kind of thing, one call for each kind. */
    private record Target(String name, @Nullable SubjectRef subject, Set<Role> openTo) {

        boolean isOpenTo(@Nullable Role role) {
            return openTo.contains(role);
        }
    }

    private List<Target> targets(Door door) {
        boolean anyKind = Arrays.asList(door.method().getParameterTypes()).contains(SubjectRef.class)
                || Arrays.stream(door.method().getParameterTypes())
                        .filter(Class::isRecord)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .anyMatch(part -> part.getType() == SubjectRef.class);
        if (!anyKind) {
            return List.of(new Target("somebody's thing", null, EnumSet.noneOf(Role.class)));
        }
        return things.subjects.entrySet().stream()
                .map(thing -> new Target(
                        thing.getKey(),
                        thing.getValue(),
                        readers(thing.getValue()).anybodys()))
                .toList();
    }

    private static ObjectRule readers(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.CAMPAIGN -> ObjectRule.CAMPAIGN_READER;
            case SubjectRef.REVIEW -> ObjectRule.REVIEW_READER;
            case SubjectRef.WAIVER -> ObjectRule.WAIVER_READER;
            case SubjectRef.EVIDENCE -> ObjectRule.EVIDENCE_READER;
            case SubjectRef.FINDING, SubjectRef.CORRECTIVE_ACTION -> ObjectRule.FINDING_READER;
            case SubjectRef.CONTROL_REVIEW -> ObjectRule.CONTROL_READER;
            case SubjectRef.RISK -> ObjectRule.CONTROL_READER;
            case SubjectRef.PERSON -> ObjectRule.SEEN_PERSON;
            default -> ObjectRule.READABLE_POLICY;
        };
    }

    private Arguments arguments(Door door, Target target) {
        return new Arguments((name, type) -> {
            if (type == SubjectRef.class) {
                return target.subject();
            }
            if (type == int.class && (name.endsWith("evision") || name.equals("offset") || name.equals("from"))) {
                return 0;
            }
            if (type == int.class && name.equals("limit")) {
                return 1000;
            }
            if (type == String.class && (name.contains("ha256") || name.equals("shown"))) {
                return fingerprintOf(door);
            }
            if (type == String.class && (name.equals("text") || name.equals("words"))) {
                return OthersThings.SECRET;
            }
            if (Collection.class.isAssignableFrom(type) && name.equals("dutyIds")) {
                return List.of(things.ids.get("duty"));
            }
            if (Collection.class.isAssignableFrom(type) && name.equals("personIds")) {
                return Set.of(things.asked);
            }
            return type == UUID.class ? idOf(door, name) : null;
        });
    }

    private String fingerprintOf(Door door) {
        UUID version = things.ids.get(door.module().equals("approval") ? "approval" : "published");
        return jdbc.sql("SELECT body_sha256 FROM policy_version WHERE id = :id")
                .param("id", version)
                .query(String.class)
                .single();
    }

    private @Nullable UUID idOf(Door door, String name) {
        boolean attestation = door.module().equals("attestation");
        String thing =
                switch (name) {
                    case "versionId", "version", "policyVersionId" -> attestation ? "published" : "draft";
                    case "policyId" ->
                        attestation && door.rule() != ObjectRule.READABLE_POLICY ? "publishedPolicy" : "draftPolicy";
                    case "campaignId", "campaign" -> "campaign";
                    case "roundId" -> "round";
                    case "seatId" -> "seat";
                    case "threadId" -> "thread";
                    case "reviewId" -> door.module().equals("controlreview") ? "controlReview" : "review";
                    case "controlId" -> "control";
                    case "findingId" -> "finding";
                    case "riskId" -> "risk";
                    case "exportId" -> "export";
                    case "absenceId" -> "absence";
                    case "personId", "forPersonId" -> "person";
                    case "earlier" -> "evidence";
                    case "id" ->
                        THING_OF_BEAN.getOrDefault(door.bean().getSimpleName(), THING_OF_MODULE.get(door.module()));
                    default -> null;
                };
        return thing == null ? null : things.ids.get(thing);
    }

    private static final Map<String, String> THING_OF_BEAN = Map.of("FollowUps", "followUp", "Exports", "export");

    private static final Map<String, String> THING_OF_MODULE = Map.of(
            "policy", "draftPolicy",
            "attestation", "campaign",
            "waiver", "waiver",
            "risk", "risk",
            "evidence", "evidence",
            "finding", "finding",
            "review", "review",
            "controlreview", "controlReview",
            "signature", "wish",
            "work", "duty");

    private static boolean holdsSecret(@Nullable Object result) {
        if (result instanceof byte[] bytes) {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains(OthersThings.SECRET);
        }
        return String.valueOf(result).contains(OthersThings.SECRET);
    }

    /** Nothing was found, so nothing was done. */
    private static boolean isNothing(@Nullable Object result) {
        return result == null
                || result instanceof Boolean yes && !yes
                || result instanceof Map<?, ?> some && some.isEmpty()
                || result instanceof Number number && number.intValue() == 0
                || result instanceof Collection<?> some && some.isEmpty()
                || result instanceof Optional<?> some && some.isEmpty()
                || result instanceof OptionalInt some && some.isEmpty();
    }

    /** How each table stands; the trail may grow by refusals. */
    private Map<String, String> fingerprints() {
        Map<String, String> all = new TreeMap<>();
        jdbc.sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                            AND table_name NOT LIKE 'audit%' AND table_name NOT LIKE 'flyway%'
                        """)
                .query(String.class)
                .list()
                .forEach(table -> all.put(
                        table,
                        jdbc.sql("SELECT count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM "
                                        + table + " t")
                                .query(String.class)
                                .single()));
        return all;
    }

    /** A refusal is a {@link Problem} or that there is nothing to be seen. */
}
