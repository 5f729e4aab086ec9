package org.bylaw.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.audience.Choices;
import org.bylaw.audience.CriterionKind;
import org.bylaw.audit.ObjectNames;
import org.bylaw.audit.TrailFilter;
import org.bylaw.audit.TrailSearch;
import org.bylaw.evidence.EvidenceFilter;
import org.bylaw.evidence.EvidenceRegister;
import org.bylaw.finding.FindingBoard;
import org.bylaw.finding.FindingFilter;
import org.bylaw.people.People;
import org.bylaw.people.StaffList;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.Portal;
import org.bylaw.risk.RiskFilter;
import org.bylaw.risk.RiskRegister;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.ui.SearchSource;
import org.bylaw.waiver.WaiverFilter;
import org.bylaw.waiver.WaiverRegister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is typed into a search is looked for as it stands: no sign of it is a pattern, a query or a command. */
@ModuleTest
class SearchAttackTest {

    private static final int MANY = 500;

    /** A query of the code with a pattern, and what makes each sign of a text stand for itself. */
    private static final Pattern LIKE = Pattern.compile("(?i)\\bI?LIKE\\b(?!\\s*ALL)");

    private static final String ESCAPED = "replaceAll(\"([\\\\\\\\%_])\", \"\\\\\\\\$1\")";

    @Autowired
    List<SearchSource> everywhere;

    @Autowired
    PolicyLibrary policies;

    @Autowired
    Portal portal;

    @Autowired
    People people;

    @Autowired
    StaffList staff;

    @Autowired
    EvidenceRegister evidence;

    @Autowired
    TrailSearch trail;

    @Autowired
    ObjectNames objects;

    @Autowired
    Choices choices;

    @Autowired
    FindingBoard findings;

    @Autowired
    WaiverRegister waivers;

    @Autowired
    RiskRegister risks;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final Map<String, Function<String, List<String>>> searches = new LinkedHashMap<>();
    private UUID searcher;
    private String wanted;
    private String alike;

    @BeforeEach
    void store() {
        String number = Ids.next().toString().substring(24);
        wanted = "a%b_c\\d" + number;
        alike = "axxb-c-d" + number;
        searcher = organisation.hire("Sia Searcher", null, null, Role.COMPLIANCE, Role.HR, Role.AUDITOR, Role.ADMIN);
        Stream.of(wanted, alike).forEach(this::store);
        everywhere.forEach(
                source -> searches.put(source.getClass().getSimpleName(), text -> source.search(text, MANY).stream()
                        .map(SearchSource.Hit::title)
                        .toList()));
        searches.put(
                "policies", text -> policies
                        .page(
                                new PolicyLibrary.Filter(text, null, null, null, PolicyLibrary.State.ALL, null, null),
                                0,
                                MANY)
                        .stream()
                        .map(PolicyLibrary.Line::title)
                        .toList());
        searches.put("portal", text -> portal.search(text, MANY).stream()
                .map(Portal.Entry::title)
                .toList());
        searches.put("people", text -> people.search(text, 0, MANY).stream()
                .map(one -> one.name())
                .toList());
        searches.put(
                "staff",
                text ->
                        staff
                                .page(
                                        new StaffList.Filter(text, null, null, null, null, StaffList.Show.ACTIVE),
                                        0,
                                        MANY)
                                .stream()
                                .map(one -> one.name())
                                .toList());
        searches.put("evidence", text -> evidence.page(EvidenceFilter.of(text), 0, MANY).stream()
                .map(one -> one.title())
                .toList());
        searches.put(
                "trail",
                text ->
                        trail
                                .page(
                                        new TrailFilter(null, searcher, false, Set.of(), null, null, "", text),
                                        null,
                                        0,
                                        MANY)
                                .stream()
                                .map(row -> String.valueOf(row.details().get("title")))
                                .toList());
        searches.put("objects", text -> objects.search(text, MANY).stream()
                .map(one -> one.title())
                .toList());
        searches.put("job titles", text -> choices.find(CriterionKind.JOB_TITLE, text, 0, MANY).stream()
                .map(one -> one.label())
                .toList());
        searches.put(
                "findings",
                text -> findings.page(new FindingFilter(text, null, null, null, null, false, ""), 0, MANY).stream()
                        .map(one -> one.title())
                        .toList());
        searches.put(
                "waivers",
                text ->
                        waivers
                                .page(new WaiverFilter(text, WaiverFilter.Show.ALL, null, null, null, false), 0, MANY)
                                .stream()
                                .map(one -> one.title())
                                .toList());
        searches.put(
                "risks", text -> risks
                        .page(
                                new RiskFilter(text, null, null, null, null, "", RiskFilter.State.ALL, false, null),
                                0,
                                MANY)
                        .stream()
                        .map(one -> one.title())
                        .toList());
    }

    private void store(String text) {
        UUID id = organisation.hire(text, null, null);
        jdbc.sql("UPDATE person SET job_title = name WHERE id = :id")
                .param("id", id)
                .update();
        UUID policy = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, :text, 'POLICY', :person, :department, 'INTERNAL', 'en', 12, :person, :now)
                        """)
                .param("id", policy)
                .param("reference", "R-" + Ids.next().toString().substring(24).toUpperCase())
                .param("text", text)
                .param("person", id)
                .param("department", organisation.department("search", "Search"))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at, published_at)
                        VALUES (:policy, :policy, 1, 0, 'PUBLISHED', 'MAJOR', '# Access', repeat('a', 64), :person, :now, :now)
                        """)
                .param("policy", policy)
                .param("person", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        INSERT INTO evidence (id, title, kind, url, sha256, collected_on, added_by, added_at)
                        VALUES (:id, :text, 'LINK', 'https://example.org/', encode(sha256(convert_to(:text, 'UTF8')), 'hex'), DATE '2026-10-01', :person, :now)
                        """)
                .param("id", Ids.next())
                .param("text", text)
                .param("person", id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> found(String search, String text) {
        return organisation.as(searcher, () -> searches.get(search).apply(text));
    }

    @Test
    void signsOfPatternsStandForThemselves() {
        assertThat(everywhere).hasSizeGreaterThan(3);
        for (String search : List.of("policies", "people", "staff", "evidence", "objects", "job titles")) {
            assertThat(found(search, wanted))
                    .as(search)
                    .anyMatch(title -> title.contains(wanted))
                    .noneMatch(title -> title.contains(alike));
            assertThat(found(search, wanted.substring(1)))
                    .as(search)
                    .anyMatch(title -> title.contains(wanted))
                    .noneMatch(title -> title.contains(alike));
            assertThat(found(search, alike))
                    .as(search)
                    .anyMatch(title -> title.contains(alike))
                    .noneMatch(title -> title.contains(wanted));
        }
        for (String search : searches.keySet()) {
            for (String sign : List.of("%", "_", "\\", "%%%", "%_%", "\\%", "%' OR '1'='1")) {
                assertThat(found(search, sign)).as("%s for %s", search, sign).noneMatch(title -> title.contains(alike));
            }
        }
    }

    @Test
    void noSearchFailsOrTakesACommandWhateverIsTyped() {
        List<String> typed = Stream.of(
                        HostileText.EXPRESSIONS,
                        HostileText.MARKUP,
                        HostileText.DISGUISED,
                        List.of(
                                "'; DROP TABLE person; --",
                                "' OR 1=1 --",
                                "\\'; SELECT pg_sleep(9); --",
                                "$$; SELECT 1; $$",
                                ":text :pattern :me ?",
                                "a & | ! ( ) <-> :*",
                                "\"unclosed",
                                "((((",
                                "{\"a\":",
                                "x".repeat(20_000)))
                .flatMap(List::stream)
                // PostgreSQL has no room for it in a text and refuses the whole statement.
                .map(text -> text.replace("\u0000", ""))
                .toList();
        for (String search : searches.keySet()) {
            for (String text : typed) {
                assertThat(found(search, text))
                        .as("%s for %s", search, text)
                        .noneMatch(title -> title.contains(alike) || title.contains(wanted));
            }
        }
        assertThat(found("people", alike)).contains(alike);
    }

    /** Where a search with a pattern comes to be, it is noticed here, and belongs into the list above. */
    @Test
    void everyPatternOfTheCodeIsMadeOfEscapedText() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (LIKE.matcher(code.replaceAll("(?m)^\\s*(/?\\*|//).*$", ""))
                        .results()
                        .anyMatch(match -> match.group().equals(match.group().toUpperCase()))) {
                    assertThat(code.contains(ESCAPED) || code.contains("PeopleQueries.pattern("))
                            .as("%s escapes what it looks for", file)
                            .isTrue();
                }
            }
        }
    }
}
