package org.bylaw.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bylaw.audit.TrailFilter;
import org.bylaw.audit.TrailPlace;
import org.bylaw.audit.TrailRow;
import org.bylaw.audit.TrailSearch;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The auditor's search where five years are on record, against a few weeks: each filter, the first page and a deep one. */
final class TrailMeasure {

    static final int MANY = 3_000_000;
    static final int FEW = 10_000;

    private static final int WARM_UPS = 20;
    private static final int ROUNDS = 100;
    private static final int PAGE = 50;
    private static final int DAYS = 5 * 365;

    private final Side many;
    private final Side few;

    TrailMeasure(ApplicationContext many, ApplicationContext few) {
        this.many = new Side(many);
        this.few = new Side(few);
    }

    /** So many acts over five years: mostly attestations by staff, the rest by forty people on some hundreds of policies. */
    static void seed(ApplicationContext application, int rows) {
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        Instant start = application.getBean(Clock.class).instant().minus(Duration.ofDays(DAYS));
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_id, actor_name, on_behalf_of, on_behalf_of_name, address, act,
                            subject_kind, subject_id, page_kind, page_id, details)
                        SELECT CAST(:start AS timestamptz) + n * (:days * interval '1 day' / :rows),
                            CASE WHEN n % 50 = 0 THEN NULL
                                WHEN n % 10 = 0 THEN md5('office' || n % 40)::uuid ELSE md5('staff' || n % 20011)::uuid END,
                            CASE WHEN n % 50 = 0 THEN 'Bylaw' ELSE 'Somebody ' || n % 20011 END,
                            CASE WHEN n % 400 = 10 THEN md5('office' || n % 37)::uuid END,
                            CASE WHEN n % 400 = 10 THEN 'Somebody else' END,
                            CASE WHEN n % 50 = 0 THEN NULL ELSE '10.' || n % 7 || '.' || n % 251 || '.' || n % 199 END,
                            CASE WHEN n % 100000 = 7 THEN 'LoginFailed' WHEN n % 10 <> 0 THEN 'Attested'
                                ELSE (ARRAY['DraftSaved', 'CommentOpened', 'PolicyPublished', 'ReviewCompleted'])[n / 10 % 4 + 1]
                            END,
                            CASE WHEN n % 10 = 0 THEN 'policy-version' ELSE 'campaign' END,
                            md5('subject' || n % 997)::uuid, 'policy', md5('page' || n % 397)::uuid,
                            jsonb_build_object('version', n % 9 || '.0', 'sha256', md5(n::text), 'note', 'words ' || n)
                        FROM generate_series(1, :rows) AS n
                        """)
                .param("start", start.atOffset(ZoneOffset.UTC))
                .param("days", DAYS)
                .param("rows", rows)
                .update();
    }

    void run(Consumer<Measure> report, Consumer<String> say) {
        Timing ofMany = new Timing();
        Timing ofFew = new Timing();
        Timing.interleave(WARM_UPS, ROUNDS, many::all, ofMany, few::all, ofFew);
        many.each()
                .forEach((name, filter) ->
                        say.accept("  %s: %.1f ms over %.1f".formatted(name, many.median(filter), few.median(filter))));
        report.accept(new Measure(
                "search of the trail with five years on record",
                ofMany.p95() / ofFew.p95(),
                ofFew.p95(),
                1.5,
                "first page by each filter and a deep page, %,d acts over %,d, %d rounds; p95 %.1f ms over %.1f for all %d"
                        .formatted(
                                MANY,
                                FEW,
                                ROUNDS,
                                ofMany.p95(),
                                ofFew.p95(),
                                many.each().size() + 1)));
    }

    private static final class Side {

        private final TrailSearch search;
        private final Organisation organisation;
        private final UUID auditor;
        private final Instant now;
        private final TrailPlace deep;

        Side(ApplicationContext application) {
            search = application.getBean(TrailSearch.class);
            organisation = application.getBean(Organisation.class);
            auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
            now = application.getBean(Clock.class).instant();
            deep = new TrailPlace(now.minus(Duration.ofDays(DAYS / 2)), Long.MAX_VALUE);
        }

        Map<String, TrailFilter> each() {
            SubjectRef page = new SubjectRef("policy", id("page40"));
            UUID office = id("office10");
            return Map.of(
                    "all", TrailFilter.NONE,
                    "object", TrailFilter.of(page),
                    "person", filter(null, office, Set.of(), null, ""),
                    "rare act", filter(null, null, Set.of("LoginFailed"), null, ""),
                    "several acts", filter(null, null, Set.of("LoginFailed", "Attested", "DraftSaved"), null, ""),
                    "address", filter(null, null, Set.of(), null, "10.0.246.31"),
                    "object and person", filter(page, office, Set.of(), null, ""),
                    "a month of an act",
                            filter(null, null, Set.of("PolicyPublished"), now.minus(Duration.ofDays(800)), ""));
        }

        private static UUID id(String name) {
            // As md5() of the database makes them.
            return UUID.fromString(hex(name).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        }

        private static String hex(String name) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private TrailFilter filter(
                @Nullable SubjectRef object,
                @Nullable UUID person,
                Set<String> acts,
                @Nullable Instant from,
                String address) {
            Instant to = from == null ? null : from.plus(Duration.ofDays(30));
            return new TrailFilter(object, person, false, acts, from, to, address, "");
        }

        void all() {
            organisation.as(auditor, () -> {
                each().values().forEach(filter -> search.page(filter, null, 0, PAGE));
                search.page(TrailFilter.NONE, deep, 0, PAGE);
            });
        }

        double median(TrailFilter filter) {
            Timing timing = new Timing();
            List<TrailRow> page = organisation.as(auditor, () -> {
                Stream.generate(() -> Timing.timed(() -> search.page(filter, null, 0, PAGE)))
                        .limit(20)
                        .forEach(timing::add);
                return search.page(filter, null, 0, PAGE);
            });
            if (page.isEmpty()) {
                throw new AssertionError("Nothing is found by " + filter);
            }
            return timing.median();
        }
    }
}
