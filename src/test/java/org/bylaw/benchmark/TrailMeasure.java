package org.bylaw.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import org.bylaw.audit.TrailExport;
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
    private static final int FEW_ROUNDS = 5;
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
                .forEach((name, filter) -> say.accept(
                        "  %s: %.1f ms over %.1f".formatted(name, many.median(filter, 20), few.median(filter, 20))));
        report.accept(new Measure(
                "search of the trail with five years on record",
                ofMany.p95() / ofFew.p95(),
                ofFew.p95(),
                1.5,
                "first page by each filter and three deep pages, %,d acts over %,d, %d rounds; p95 %.1f ms over %.1f for all %d"
                        .formatted(
                                MANY,
                                FEW,
                                ROUNDS,
                                ofMany.p95(),
                                ofFew.p95(),
                                many.each().size() + 3)));
        readThrough(report, say);
        export(report);
    }

    /** What no one index answers reads a part of the trail; against reading all of it. */
    private void readThrough(Consumer<Measure> report, Consumer<String> say) {
        Timing all = new Timing();
        Timing part = new Timing();
        Timing.interleave(1, FEW_ROUNDS, many::readThrough, part, many::wholeTrail, all);
        many.narrow()
                .forEach(
                        (name, filter) -> say.accept("  %s: %.0f ms".formatted(name, many.median(filter, FEW_ROUNDS))));
        double each = part.median() / many.narrow().size();
        report.accept(new Measure(
                "search that reads through a part of the trail",
                each / all.median(),
                all.median(),
                0.5,
                "two filters at once, words of a person, words in 100 days: %.0f ms each over %.0f for reading all %,d acts once, medians of %d rounds"
                        .formatted(each, all.median(), MANY, FEW_ROUNDS)));
    }

    private void export(Consumer<Measure> report) {
        Timing file = new Timing();
        Timing rows = new Timing();
        Timing.interleave(1, FEW_ROUNDS, many::export, file, many::exportedRows, rows);
        report.accept(new Measure(
                "export of the trail",
                file.median() / rows.median(),
                rows.median(),
                3,
                "75,000 acts of %,d as JSON Lines in %.0f ms over %.0f for reading the same rows, medians of %d rounds"
                        .formatted(MANY, file.median(), rows.median(), FEW_ROUNDS)));
    }

    private static final class Side {

        private final TrailSearch search;
        private final TrailExport export;
        private final JdbcClient jdbc;
        private final Organisation organisation;
        private final UUID auditor;
        private final Instant now;
        private final TrailPlace deep;

        Side(ApplicationContext application) {
            search = application.getBean(TrailSearch.class);
            export = application.getBean(TrailExport.class);
            jdbc = application.getBean(JdbcClient.class);
            organisation = application.getBean(Organisation.class);
            auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
            now = application.getBean(Clock.class).instant();
            deep = new TrailPlace(now.minus(Duration.ofDays(DAYS / 2)), Long.MAX_VALUE);
        }

        private final SubjectRef page = new SubjectRef("policy", id("page40"));
        private final UUID office = id("office10");

        Map<String, TrailFilter> each() {
            return Map.of(
                    "all", TrailFilter.NONE,
                    "object", TrailFilter.of(page),
                    "person", filter(null, office, Set.of(), null, ""),
                    "rare act", filter(null, null, Set.of("LoginFailed"), null, ""),
                    "several acts", filter(null, null, Set.of("LoginFailed", "Attested", "DraftSaved"), null, ""),
                    "address", filter(null, null, Set.of(), null, "10.0.246.31"),
                    "a month of an act",
                            filter(null, null, Set.of("PolicyPublished"), now.minus(Duration.ofDays(800)), ""));
        }

        Map<String, TrailFilter> narrow() {
            return Map.of(
                    "object and person", filter(page, office, Set.of(), null, ""),
                    "words of a person", words(office, null, "words 4010"),
                    "words in 100 days", words(null, now.minus(Duration.ofDays(99)), "words 2999"));
        }

        void readThrough() {
            organisation.as(auditor, () -> narrow().values().forEach(filter -> search.page(filter, null, 0, PAGE)));
        }

        void wholeTrail() {
            jdbc.sql("SELECT count(*) FROM audit_event WHERE details::text ILIKE '%nowhere%'")
                    .query(Long.class)
                    .single();
        }

        private static final String EXPORTED = "PolicyPublished";

        void export() {
            organisation.as(auditor, () -> {
                try {
                    export.jsonLines(filter(null, null, Set.of(EXPORTED), null, ""), OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        void exportedRows() {
            jdbc.sql("SELECT * FROM audit_event WHERE act = :act ORDER BY at DESC, id DESC")
                    .withFetchSize(500)
                    .param("act", EXPORTED)
                    .query(row -> {});
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

        private static TrailFilter words(@Nullable UUID person, @Nullable Instant from, String text) {
            return new TrailFilter(null, person, false, Set.of(), from, null, "", text);
        }

        void all() {
            organisation.as(auditor, () -> {
                each().values().forEach(filter -> search.page(filter, null, 0, PAGE));
                search.page(TrailFilter.NONE, deep, 0, PAGE);
                search.page(each().get("person"), deep, 0, PAGE);
                search.page(each().get("several acts"), deep, 0, PAGE);
            });
        }

        double median(TrailFilter filter, int rounds) {
            Timing timing = new Timing();
            List<TrailRow> page = organisation.as(auditor, () -> {
                Stream.generate(() -> Timing.timed(() -> search.page(filter, null, 0, PAGE)))
                        .limit(rounds)
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
