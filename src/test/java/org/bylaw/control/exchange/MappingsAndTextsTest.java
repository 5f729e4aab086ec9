package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bylaw.control.exchange.FrameworkFiles.csv;
import static org.bylaw.control.exchange.FrameworkFiles.framework;
import static org.bylaw.control.exchange.FrameworkFiles.key;
import static org.bylaw.control.exchange.FrameworkFiles.refused;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts.Mapped;
import org.bylaw.control.Controls;
import org.bylaw.control.MappingRelationship;
import org.bylaw.control.exchange.ControlTexts.ControlText;
import org.bylaw.control.exchange.ControlTexts.Stock;
import org.bylaw.control.exchange.ControlTexts.TextPreview;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class MappingsAndTextsTest {

    @Autowired
    private FrameworkImports imports;

    @Autowired
    private MappingImports mappings;

    @Autowired
    private ControlTexts texts;

    @Autowired
    private Controls controls;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private UUID compliance;
    private String key;

    @AfterEach
    void forget() {
        FrameworkFiles.forget(jdbc);
    }

    @BeforeEach
    void aFramework() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        key = key("own");
        organisation.as(compliance, () -> {
            NewFramework own = framework(key, csv("ref,title,heading", "A,Group,yes", "A.1,One,no", "A.2,Two,no"));
            imports.confirm(own, imports.preview(own.file(), null, null).fingerprint());
        });
    }

    private List<Mapped> mapped(String code) {
        return organisation.as(compliance, () -> controls.mappedTo(controls.byCode(code)));
    }

    private int take(HandedIn file, String source) {
        return organisation.as(
                compliance,
                () -> mappings.confirm(
                        file,
                        source,
                        Map.of(),
                        mappings.preview(file, source, Map.of()).fingerprint()));
    }

    @Test
    void mappingsAreManyToManyWithTheirPlacesAndSources() {
        HandedIn file = csv(
                "Quelle;Von Rahmenwerk;Von;Nach Rahmenwerk;Nach;Stelle",
                "Berater %1$s;%1$s;A.1;gdpr;32;32(1)(a)".formatted(key),
                ";%s;A.1;gdpr;33;".formatted(key),
                ";GDPR;32;%s;A.2;".formatted(key));
        assertThat(take(file, "Ourselves " + key)).isEqualTo(3);
        assertThat(mapped(key + ":A.1"))
                .extracting(Mapped::code, Mapped::place, Mapped::source)
                .containsExactlyInAnyOrder(
                        tuple("gdpr:32", "32(1)(a)", "Berater " + key), tuple("gdpr:33", "", "Ourselves " + key));
        assertThat(mapped(key + ":A.2")).extracting(Mapped::code).containsExactly("gdpr:32");
        assertThat(take(file, "Ourselves " + key)).as("once more adds nothing").isZero();
        UUID gdpr = jdbc.sql("SELECT id FROM framework WHERE key = 'gdpr'")
                .query(UUID.class)
                .single();
        assertThat(audit.historyOf(new SubjectRef(SubjectRef.FRAMEWORK, gdpr), 0, 1))
                .extracting(AuditEntry::act)
                .containsExactly("MappingsImported");
    }

    @Test
    void mappingsFromOscalSayWhatTheOneIsToTheOther() {
        HandedIn file = FrameworkFiles.file("crosswalk.xml", """
                <mapping-collection xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="a">
                  <metadata><title>Crosswalk of %1$s</title></metadata>
                  <mapping uuid="b"><source-resource type="catalog" href="%1$s.xml"/>
                    <target-resource type="catalog" href="law.xml"/>
                    <map uuid="c"><relationship>subset-of</relationship>
                      <source type="control" id-ref="a.1"/><target type="control" id-ref="32"/></map>
                  </mapping>
                </mapping-collection>
                """.formatted(key));
        Map<String, String> named = Map.of("law.xml", "gdpr");
        organisation.as(compliance, () -> {
            MappingPreview unnamed = mappings.preview(file, "", Map.of());
            assertThat(unnamed.unnamed()).containsExactly("law.xml");
            assertThat(unnamed.possible()).isFalse();
            MappingPreview seen = mappings.preview(file, "", named);
            assertThat(seen.sources()).containsExactly("Crosswalk of " + key);
            refused(
                    () -> mappings.confirm(file, "", Map.of("law.xml", "pci-dss-4.0"), seen.fingerprint()),
                    Problem.Kind.INVALID,
                    "1 error");
            assertThat(mappings.confirm(file, "", named, seen.fingerprint())).isEqualTo(1);
            assertThat(mappings.preview(file, "", named).known()).isEqualTo(1);
        });
        assertThat(mapped(key + ":A.1"))
                .extracting(Mapped::code, Mapped::source, Mapped::relationship)
                .containsExactly(tuple("gdpr:32", "Crosswalk of " + key, MappingRelationship.SUBSET_OF));
        assertThat(mapped("gdpr:32"))
                .filteredOn(other -> other.code().equals(key + ":A.1"))
                .extracting(Mapped::relationship)
                .containsExactly(MappingRelationship.SUPERSET_OF);
    }

    @Test
    void everyErrorOfMappingsIsToldWithItsLine() {
        HandedIn file = csv(
                "from framework,from,to framework,to,place,source",
                "%s,A.1,nothing,1,,x".formatted(key),
                "%s,A.9,gdpr,32,,x".formatted(key),
                "%s,A,gdpr,32,,x".formatted(key),
                "%1$s,A.1,%1$s,A.1,,x".formatted(key),
                "%s,A.1,gdpr,32,%s,x".formatted(key, "p".repeat(41)),
                "%s,A.1,gdpr,33,,".formatted(key),
                "%s,A.1,gdpr,34,,x".formatted(key),
                "%s,A.1,gdpr,34,,x".formatted(key),
                ",A.1,gdpr,34,,x",
                "%s,A.1,gdpr,35,,%s".formatted(key, "s".repeat(201)),
                "%s,A.1,gdpr,36,,x,more".formatted(key),
                "%s,A.1,gdpr,37,,Judgement".formatted(key));
        organisation.as(compliance, () -> {
            MappingPreview preview = mappings.preview(file, "", Map.of());
            assertThat(preview.errors())
                    .extracting(error -> error.line() + " " + error.column() + ": " + error.wrong())
                    .containsExactly(
                            "2 to framework: There is no framework “nothing”.",
                            "3 from: %s has no control “A.9”.".formatted(key),
                            "4 from: %s has no control “A”.".formatted(key),
                            "5 to: A control does not correspond to itself.",
                            "6 place: It has 41 characters.",
                            "7 source: Nobody is named who says so.",
                            "9 to: Line 8 says the same.",
                            "10 from framework: It names no framework.",
                            "11 source: It has 201 characters.",
                            "12 : The line has more values than there are columns.",
                            "13 source: “Judgement” comes with Bylaw.");
            refused(
                    () -> mappings.confirm(file, "", Map.of(), preview.fingerprint()),
                    Problem.Kind.INVALID,
                    "11 errors. Nothing was stored");
            refused(
                    () -> mappings.preview(csv("from,to", "1,2"), "", Map.of()),
                    Problem.Kind.INVALID,
                    "From framework");
        });
        assertThat(mapped(key + ":A.1")).isEmpty();
    }

    @Test
    void whatASourceSaysIsTakenOutAgain() {
        take(csv("from framework,from,to framework,to", key + ",A.1,gdpr,32", key + ",A.2,gdpr,32"), "Wrong " + key);
        organisation.as(compliance, () -> {
            MappingImports.Source wrong = mappings.sources().stream()
                    .filter(source -> source.name().equals("Wrong " + key))
                    .findFirst()
                    .orElseThrow();
            assertThat(wrong.mappings()).isEqualTo(2);
            mappings.remove(wrong.key());
            assertThat(mapped(key + ":A.1")).isEmpty();
            refused(() -> mappings.remove(wrong.key()), Problem.Kind.STALE, "already");
            refused(() -> mappings.remove("judgement"), Problem.Kind.INVALID, "comes with Bylaw");
        });
        assertThat(mapped("5.1")).as("what ships stays").isNotEmpty();
    }

    private TextPreview look(HandedIn file) {
        return organisation.as(compliance, () -> texts.preview(key, "en", file));
    }

    private List<ControlText> read(UUID reader, String ref) {
        return organisation.as(
                reader, () -> texts.of(controls.byCode(key + ":" + ref).id()));
    }

    @Test
    void licensedTextIsShownReplacedAndRemoved() {
        UUID auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        HandedIn both = csv("ref,text", "A.1,\"First\nword\"", "A.2,Second");
        assertThat(look(both).texts()).isEqualTo(2);
        organisation.as(
                compliance,
                () -> texts.confirm(
                        key, "en", " Contract 4711 ", both, look(both).fingerprint()));
        assertThat(read(auditor, "A.1")).singleElement().satisfies(text -> {
            assertThat(text.body()).isEqualTo("First\nword");
            assertThat(text.licence()).isEqualTo("Contract 4711");
            assertThat(text.importedBy()).isEqualTo("Carla Compliance");
        });
        HandedIn one = csv("ref,text", "A.1,Better");
        assertThat(look(one).replaced()).isEqualTo(2);
        organisation.as(
                compliance,
                () -> texts.confirm(key, "en", "4712", one, look(one).fingerprint()));
        assertThat(read(auditor, "A.1")).extracting(ControlText::body).containsExactly("Better");
        assertThat(read(auditor, "A.2")).as("the whole text was replaced").isEmpty();
        assertThat(organisation.as(auditor, () -> texts.stock(key)))
                .extracting(Stock::language, Stock::controls, Stock::licence)
                .containsExactly(tuple("en", 1, "4712"));
        organisation.as(compliance, () -> {
            texts.remove(key, "en");
            refused(() -> texts.remove(key, "en"), Problem.Kind.STALE, "already");
        });
        assertThat(read(auditor, "A.1")).isEmpty();
        UUID framework = jdbc.sql("SELECT id FROM framework WHERE key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
        assertThat(audit.historyOf(new SubjectRef(SubjectRef.FRAMEWORK, framework), 0, 10))
                .extracting(AuditEntry::act)
                .containsExactly(
                        "ControlTextsRemoved", "ControlTextsImported", "ControlTextsImported", "FrameworkImported");
    }

    @Test
    void whateverElseTheFileHasDoesNotHinderItsText() {
        TextPreview preview = look(csv("ref,parent,purpose,text", "A.1,Z,%s,One".formatted("p".repeat(500))));
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.possible()).isTrue();
        assertThat(look(csv("ref,text", "A.1,%s".formatted("x".repeat(50_001)))).errors())
                .extracting(LineError::line)
                .containsExactly(2);
    }

    @Test
    void textOfNumbersThatAreNotThereIsRefused() {
        HandedIn file = csv("ref,text", "A.1,One", "B.1,Nowhere");
        assertThat(look(file).errors()).extracting(LineError::line).containsExactly(3);
        organisation.as(compliance, () -> {
            refused(
                    () -> texts.confirm(key, "en", "x", file, look(file).fingerprint()),
                    Problem.Kind.INVALID,
                    "1 error");
            HandedIn good = csv("ref,text", "A.1,One");
            refused(
                    () -> texts.confirm(key, "en", " ", good, look(good).fingerprint()),
                    Problem.Kind.INVALID,
                    "licence");
            refused(() -> texts.confirm(key, "en", "x", good, "other"), Problem.Kind.STALE, "look at it again");
            refused(() -> look(csv("ref,title", "A.1,One")), Problem.Kind.INVALID, "no text");
        });
        assertThat(read(compliance, "A.1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "COMPLIANCE", mode = EnumSource.Mode.EXCLUDE)
    void onlyComplianceImportsMappingsAndTexts(Role role) {
        UUID other = organisation.hire("Olga Other", null, null, role);
        HandedIn file = csv("ref,text", "A.1,x");
        organisation.as(other, () -> {
            assertThatThrownBy(() -> mappings.preview(file, "", Map.of())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> mappings.confirm(file, "", Map.of(), ""))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> mappings.remove("judgement")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> texts.preview(key, "en", file)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> texts.confirm(key, "en", "x", file, "")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> texts.remove(key, "en")).isInstanceOf(AccessDeniedException.class);
            if (role == Role.EMPLOYEE || role == Role.HR) {
                assertThatThrownBy(() -> texts.of(UUID.randomUUID())).isInstanceOf(AccessDeniedException.class);
            }
        });
    }
}
