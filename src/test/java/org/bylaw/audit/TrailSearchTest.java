package org.bylaw.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The auditor's search, its files, and one thing's story. */
@ModuleTest
class TrailSearchTest {

    private interface Writing {
        void into(ByteArrayOutputStream out) throws IOException;
    }

    @Autowired
    TrailSearch search;

    @Autowired
    TrailExport export;

    @Autowired
    ObjectNames objects;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    UUID auditor;
    UUID olga;
    UUID bert;
    SubjectRef thing;
    SubjectRef page;
    Instant start;

    @BeforeEach
    void someActs() {
        auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        olga = organisation.hire("Olga Owner", null, null);
        bert = organisation.hire("Bert Helper", null, null);
        thing = new SubjectRef(SubjectRef.POLICY_VERSION, Ids.next());
        page = new SubjectRef(SubjectRef.POLICY, Ids.next());
        start = clock.instant().minus(Duration.ofDays(30));
        add(0, olga, null, "DraftBegun", thing, "{\"version\": \"1.0\"}", "192.0.2.1");
        add(1, bert, olga, "DraftSaved", thing, "{\"version\": \"1.0\", \"note\": \"50%_off\"}", "192.0.2.2");
        add(2, olga, null, "PolicyPublished", thing, "{\"version\": \"1.0\"}", "192.0.2.1");
        add(3, null, null, "AudienceInformed", thing, "{\"version\": \"1.0\"}", null);
    }

    private void add(
            int hours,
            @Nullable UUID actor,
            @Nullable UUID behalf,
            String act,
            SubjectRef subject,
            String details,
            @Nullable String address) {
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_id, actor_name, on_behalf_of, on_behalf_of_name, address, act,
                            subject_kind, subject_id, page_kind, page_id, details)
                        VALUES (:at, :actor, coalesce((SELECT name FROM person WHERE id = :actor), 'Bylaw'), :behalf,
                            (SELECT name FROM person WHERE id = :behalf), :address, :act, :kind, :id, :pageKind, :pageId,
                            CAST(:details AS jsonb))
                        """)
                .param("at", start.plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("behalf", behalf)
                .param("address", address)
                .param("act", act)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("pageKind", page.kind())
                .param("pageId", page.id())
                .param("details", details)
                .update();
    }

    private List<String> found(TrailFilter filter) {
        return organisation.as(auditor, () -> search.page(filter, null, 0, 100).stream()
                .map(TrailRow::act)
                .toList());
    }

    private static TrailFilter filter(
            @Nullable SubjectRef object,
            @Nullable UUID person,
            Set<String> acts,
            @Nullable Instant from,
            @Nullable Instant to,
            String address,
            String text) {
        return new TrailFilter(object, person, false, acts, from, to, address, text);
    }

    @Test
    void byObjectItIsWhatWasDoneToItAndWhatIsToldOnItsPage() {
        List<String> all = List.of("AudienceInformed", "PolicyPublished", "DraftSaved", "DraftBegun");
        assertThat(found(TrailFilter.of(thing))).isEqualTo(all);
        assertThat(found(TrailFilter.of(page))).isEqualTo(all);
    }

    @Test
    void byPersonItIsWhatTheyDidAndWhatWasDoneForThem() {
        assertThat(found(filter(null, olga, Set.of(), null, null, "", "")))
                .containsExactly("PolicyPublished", "DraftSaved", "DraftBegun");
        assertThat(found(filter(null, bert, Set.of(), null, null, "", ""))).containsExactly("DraftSaved");
        assertThat(found(new TrailFilter(page, null, true, Set.of(), null, null, "", "")))
                .containsExactly("AudienceInformed");
    }

    @Test
    void byActTimeAddressAndText() {
        assertThat(found(filter(page, null, Set.of("DraftBegun", "PolicyPublished"), null, null, "", "")))
                .containsExactly("PolicyPublished", "DraftBegun");
        assertThat(found(filter(
                        page,
                        null,
                        Set.of(),
                        start.plus(Duration.ofHours(1)),
                        start.plus(Duration.ofHours(3)),
                        "",
                        "")))
                .containsExactly("PolicyPublished", "DraftSaved");
        assertThat(found(filter(page, null, Set.of(), null, null, " 192.0.2.2 ", "")))
                .containsExactly("DraftSaved");
        assertThat(found(filter(page, null, Set.of(), null, null, "", "50%_OFF")))
                .containsExactly("DraftSaved");
        assertThat(found(filter(page, null, Set.of(), null, null, "", "50__off")))
                .isEmpty();
        assertThat(found(filter(
                        null, null, Set.of("DraftSaved", "DraftBegun"), start, start.plusSeconds(1), "192.0.2.1", "")))
                .containsExactly("DraftBegun");
    }

    @Test
    void wordsAreFoundAlsoWithQuotationMarksAndBackslashes() {
        add(4, olga, null, "CommentOpened", thing, "{\"note\": \"See \\\"Annex A\\\" in C:\\\\new\"}", null);
        for (String text : List.of("see \"annex a\" in", "c:\\NEW", "\"note\": \"See")) {
            assertThat(found(filter(page, null, Set.of(), null, null, "", text)))
                    .as(text)
                    .containsExactly("CommentOpened");
        }
    }

    @Test
    void allFiltersTogether() {
        TrailFilter all =
                filter(page, olga, Set.of("DraftSaved"), start, start.plus(Duration.ofDays(1)), "192.0.2.2", "off");
        assertThat(found(all)).containsExactly("DraftSaved");
        assertThat(organisation.as(auditor, () -> search.count(all))).isEqualTo(1);
    }

    @Test
    void aTextAloneIsNotLookedForInEverything() {
        TrailFilter text = filter(null, null, Set.of(), null, null, "", "off");
        assertThatThrownBy(() -> found(text)).isInstanceOf(Problem.class).hasMessageContaining("100");
        assertThat(found(filter(null, null, Set.of(), start.minusSeconds(1), null, "", "50%_off")))
                .contains("DraftSaved");
        assertThatThrownBy(() -> organisation.as(auditor, () -> written(out -> export.csv(text, out))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void pagesStayWhereTheyAreWhileRowsAreAdded() {
        TrailFilter filter = TrailFilter.of(page);
        List<TrailRow> first = organisation.as(auditor, () -> search.page(filter, null, 0, 2));
        add(5, olga, null, "ReviewPlanned", thing, "{}", null);
        add(2, olga, null, "CommentOpened", thing, "{}", null);
        List<TrailRow> second =
                organisation.as(auditor, () -> search.page(filter, TrailPlace.of(first.getLast()), 0, 10));
        assertThat(first).extracting(TrailRow::act).containsExactly("AudienceInformed", "PolicyPublished");
        assertThat(second).extracting(TrailRow::act).containsExactly("DraftSaved", "DraftBegun");
        assertThat(organisation.as(auditor, () -> search.page(filter, TrailPlace.behind(first.getFirst()), 1, 1)))
                .as("what is written meanwhile stands in front of where one began")
                .extracting(TrailRow::act)
                .isNotEqualTo(List.of("ReviewPlanned"));
    }

    @Test
    void aStoryIsReadFromTheFirstActOn() {
        List<TrailRow> begin = organisation.as(auditor, () -> search.story(page, null, 3));
        assertThat(begin).extracting(TrailRow::act).containsExactly("DraftBegun", "DraftSaved", "PolicyPublished");
        assertThat(organisation.as(auditor, () -> search.story(page, TrailPlace.of(begin.getLast()), 3)))
                .extracting(TrailRow::act)
                .containsExactly("AudienceInformed");
        assertThat(begin.get(1).onBehalfOfName()).isEqualTo("Olga Owner");
    }

    @Test
    void theActsThatHappenedAreKnown() {
        assertThat(organisation.as(auditor, () -> search.acts()))
                .extracting(TrailSearch.KnownAct::name)
                .contains("DraftBegun", "AudienceInformed", "ModelDeployed")
                .doesNotHaveDuplicates();
    }

    @Test
    void thingsHaveNamesAndAreFoundByThem() {
        String name = "Quirin " + Ids.next();
        UUID quirin = organisation.hire(name, null, null);
        SubjectRef person = SubjectRef.person(quirin);
        assertThat(organisation.as(auditor, () -> objects.of(List.of(person, page))))
                .containsOnlyKeys(person)
                .extractingByKey(person)
                .isEqualTo(new ObjectNames.Named(person, name, "people/" + quirin));
        assertThat(objects.find(quirin)).contains(person);
        String typed = name.substring(30) + " quir";
        assertThat(organisation.as(auditor, () -> objects.search(typed, 5)))
                .extracting(ObjectNames.Named::object)
                .containsExactly(person);
        assertThat(organisation.as(auditor, () -> objects.search("bylaw", 5)))
                .extracting(ObjectNames.Named::object)
                .contains(SubjectRef.BYLAW);
    }

    @Test
    void staffSeeNothingOfIt() {
        for (Role role : List.of(Role.EMPLOYEE, Role.POLICY_OWNER, Role.MANAGEMENT, Role.HR)) {
            UUID other = organisation.hire("Nosy Parker", null, null, role);
            for (Runnable act : List.<Runnable>of(
                    () -> search.page(TrailFilter.NONE, null, 0, 1),
                    () -> search.count(TrailFilter.NONE),
                    () -> search.one(1),
                    () -> search.acts(),
                    () -> search.story(page, null, 1),
                    () -> objects.of(List.of(page)),
                    () -> objects.search("a", 1),
                    () -> written(out -> export.csv(TrailFilter.of(page), out)),
                    () -> written(out -> export.jsonLines(TrailFilter.of(page), out)))) {
                assertThatThrownBy(() -> organisation.as(other, act)).isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    private static String written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void csvHasNoFormulasAndIsOnRecord() {
        add(4, olga, null, "=cmd|' /C calc'!A0", thing, "{\"note\": \"a, \\\"b\\\"\"}", "=1+1");
        String csv = organisation.as(auditor, () -> written(out -> export.csv(TrailFilter.of(page), out)));
        assertThat(csv).startsWith("\uFEFFNumber,Time (UTC),").contains(",'=1+1,'=cmd|' /C calc'!A0,policy-version,");
        assertThat(csv.lines()).hasSize(6);
        Map<String, Object> row = jdbc.sql("""
                        SELECT details ->> 'format' AS format, (details ->> 'rows')::int AS rows,
                            details -> 'filter' ->> 'object' AS object
                        FROM audit_event WHERE act = 'TrailExported' AND actor_id = :id
                        """).param("id", auditor).query().singleRow();
        assertThat(row)
                .containsEntry("format", "CSV")
                .containsEntry("rows", 5)
                .containsEntry("object", "policy " + page.id());
    }

    @Test
    void twentyThousandRowsAsJsonLinesAreOneActALine() {
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
                        SELECT CAST(:at AS timestamptz) + n * interval '1 second', 'Bylaw', 'Reminded', :kind, :id, :kind, :id,
                            jsonb_build_object('n', n)
                        FROM generate_series(1, 20000) AS n
                        """)
                .param("at", start.atOffset(ZoneOffset.UTC))
                .param("kind", thing.kind())
                .param("id", thing.id())
                .update();
        String lines = organisation.as(
                auditor,
                () -> written(
                        out -> export.jsonLines(filter(thing, null, Set.of("Reminded"), null, null, "", ""), out)));
        List<Integer> numbers = new ArrayList<>();
        lines.lines().forEach(line -> {
            JsonNode act = json.readTree(line);
            assertThat(act.get("act").asString()).isEqualTo("Reminded");
            numbers.add(act.get("details").get("n").asInt());
        });
        assertThat(numbers).hasSize(20_000).startsWith(20_000).endsWith(1).doesNotHaveDuplicates();
        assertThat(organisation.as(auditor, () -> search.count(TrailFilter.of(thing))))
                .isEqualTo(TrailSearch.MOST_COUNTED);
    }

    @Test
    void theApplicationCanAddAndReadAndNothingElse() {
        for (String sql : List.of(
                "UPDATE audit_event SET actor_name = 'nobody'",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event",
                "ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only",
                "DROP TRIGGER audit_event_append_only ON audit_event",
                "DROP TABLE audit_event",
                "CREATE OR REPLACE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql"
                        + " AS $$ BEGIN RETURN NULL; END $$",
                "SET session_replication_role = replica")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageFindingMatch("permission denied|must be owner|append-only");
        }
        assertThat(jdbc.sql("""
                        SELECT string_agg(DISTINCT privilege_type, ',' ORDER BY privilege_type)
                        FROM information_schema.column_privileges
                        WHERE table_name = 'audit_event' AND grantee = current_user
                        """).query(String.class).single()).isEqualTo("INSERT,SELECT");
    }
}
