package org.bylaw.operations;

import static org.bylaw.shared.Say.later;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Ids;
import org.bylaw.shared.PartState.Level;
import org.bylaw.shared.PlatformPart;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the administrators once of a part that has not worked for some minutes: in "My work" until it works again, and by
 * mail, unless it is the mail that fails.
 */
@Component
class PlatformAlarm {

    /** Shorter troubles pass by themselves. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whatever comes back sooner than this is the same trouble, of which no second mail is sent. */
    private static final Duration SAME_TROUBLE = Duration.ofHours(1);

    private static final String DUTY = "mend-platform";
    private static final String PAGE = "/operations/health";

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_426_112_801L;

    private final PlatformNodes nodes;
    private final Map<String, PlatformPart> parts;
    private final People people;
    private final Duties duties;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformAlarm(
            PlatformNodes nodes,
            List<PlatformPart> parts,
            People people,
            Duties duties,
            Outbox outbox,
            JdbcClient jdbc,
            Clock clock) {
        this.nodes = nodes;
        this.parts = parts.stream().collect(Collectors.toMap(PlatformPart::key, Function.identity()));
        this.people = people;
        this.duties = duties;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells what is new and takes back what is over; one node at a time. */
    @Transactional
    public void ring() {
        boolean alone = jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
                .param("key", LOCK)
                .query(Boolean.class)
                .single();
        if (!alone) {
            return;
        }
        List<PlatformNodes.Trouble> troubles = nodes.callingForSomebody();
        Set<String> open = jdbc.sql("SELECT part FROM platform_notice WHERE ended_at IS NULL")
                .query(String.class)
                .set();
        for (PlatformNodes.Trouble trouble : troubles) {
            PlatformPart part = parts.get(trouble.part());
            boolean lasting = trouble.since().plus(PATIENCE).isBefore(clock.instant());
            if (part != null && lasting && !open.contains(trouble.part())) {
                tell(part, trouble.since(), troubles);
            }
        }
        Set<String> still = troubles.stream().map(PlatformNodes.Trouble::part).collect(Collectors.toSet());
        open.stream().filter(part -> !still.contains(part)).forEach(this::end);
    }

    private void tell(PlatformPart part, Instant since, List<PlatformNodes.Trouble> troubles) {
        int again = jdbc.sql("""
                        UPDATE platform_notice SET ended_at = NULL WHERE id = (
                            SELECT id FROM platform_notice WHERE part = :part AND ended_at >= :recently
                            ORDER BY told_at DESC LIMIT 1)
                        """)
                .param("part", part.key())
                .param("recently", now().minus(SAME_TROUBLE))
                .update();
        List<Person> admins = people.inRole(Role.ADMIN);
        duties.open(admins.stream().map(admin -> duty(part, admin)).toList());
        if (again > 0) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO platform_notice (id, part, since, told_at) VALUES (:id, :part, :since, :now)
                        """)
                .param("id", Ids.next())
                .param("part", part.key())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .update();
        boolean mailFails =
                troubles.stream().anyMatch(each -> each.part().equals("mail") && each.level() == Level.FAILS);
        if (!mailFails) {
            admins.stream()
                    .collect(Collectors.groupingBy(Person::language))
                    .forEach((language, readers) -> outbox.urgent(
                            readers.stream().map(Person::id).toList(),
                            "platform.trouble",
                            Map.of("part", name(part, language)),
                            PAGE));
        }
    }

    private static Duty duty(PlatformPart part, Person admin) {
        return new Duty(
                DUTY,
                subject(part.key()),
                admin.id(),
                later("Look after"),
                name(part, admin.language()),
                later("it does not work as it should"),
                null,
                PAGE,
                null);
    }

    private void end(String part) {
        jdbc.sql("UPDATE platform_notice SET ended_at = :now WHERE part = :part AND ended_at IS NULL")
                .param("now", now())
                .param("part", part)
                .update();
        duties.closeAll(DUTY, subject(part));
    }

    /** Parts have keys instead of ids; the same key is always the same id. */
    private static SubjectRef subject(String part) {
        return new SubjectRef(
                "platform-part", UUID.nameUUIDFromBytes(("platform " + part).getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(PlatformPart part, String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        try {
            return part.name();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
