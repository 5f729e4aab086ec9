package org.bylaw.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.risk.RiskDesk.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.risk.RiskPreview.LineError;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem.Kind;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class RiskFilesTest {

    @Autowired
    RiskImports imports;

    @Autowired
    RiskExports exports;

    @Autowired
    RiskRegister register;

    @Autowired
    Risks risks;

    @Autowired
    RiskScales scales;

    @Autowired
    RiskSigning signing;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    RiskDesk desk;
    UUID compliance;
    UUID owner;
    String login;
    String x;

    @BeforeEach
    void hire() {
        desk = new RiskDesk(risks, scales, signing, organisation, transaction, jdbc, clock);
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        login = jdbc.sql("SELECT username FROM person WHERE id = :id")
                .param("id", owner)
                .query(String.class)
                .single();
        x = Ids.next().toString().substring(26);
    }

    private RiskFile file(String text) {
        return new RiskFile(
                "risks.csv", text.replace("X", x).replace("OWNER", login).getBytes(StandardCharsets.UTF_8));
    }

    private RiskPreview look(RiskFile file) {
        return organisation.as(compliance, () -> imports.preview(file));
    }

    private RiskPreview take(RiskFile file) {
        assertThat(look(file).errors()).isEmpty();
        return organisation.as(
                compliance, () -> imports.confirm(file, imports.preview(file).fingerprint()));
    }

    private RiskFilter mine() {
        return new RiskFilter("", null, null, owner, null, "", RiskFilter.State.OPEN, false, null);
    }

    private List<RiskLine> lines() {
        return organisation.as(compliance, () -> register.page(mine(), 0, 50));
    }

    @Test
    void columnsInAnyOrderAndInGermanComeIn() {
        RiskPreview done = take(
                file(
                        "Bedrohung;Titel;Verantwortlich;Wert;Kennung;Eintrittswahrscheinlichkeit;Auswirkung;"
                                + "Behandlung;Behandlungsplan;fällig am;Maßnahmen;nächste Überprüfung\n"
                                + "Feuer;Brand;OWNER;Serverraum;B-X;3;Severe;vermindern;Löschanlage;1.2.2030;7.5, 8.14;31.12.2027\n"));
        assertThat(done.entering()).isEqualTo(1);
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.reference()).isEqualTo("B-" + x);
            assertThat(line.level()).isEqualTo(RiskLevel.VERY_HIGH);
            assertThat(line.treatment()).isEqualTo(Treatment.MODIFY);
            assertThat(line.controls()).isEqualTo(2);
        });
    }

    @Test
    void everyErrorIsNamedWithItsLineAndNothingIsStored() {
        UUID auditor = organisation.hire("Ada X", null, null, Role.AUDITOR);
        String auditorLogin = jdbc.sql("SELECT username FROM person WHERE id = :id")
                .param("id", auditor)
                .query(String.class)
                .single();
        String heads = "reference,title,asset,threat,owner,department,likelihood,impact,treatment,plan,plan due,"
                + "residual likelihood,residual impact,controls,next review,state\n";
        RiskFile file = file((heads
                        + "A1-X,Good,a,t,OWNER,,,,,,,,,,,\n"
                        + "A2-X,,a,,OWNER,,,,,,,,,,,\n"
                        + "A3-X,x,a,t,nobody-X,,,,,,,,,,,\n"
                        + "A4-X,x,a,t,AUDITOR,,,,,,,,,,,\n"
                        + "A5-X,x,a,t,OWNER,Nowhere X,,,,,,,,,,\n"
                        + "A6-X,x,a,t,OWNER,,9,Huge,retain,,,,,,2027-01-01,\n"
                        + "A7-X,x,a,t,OWNER,,1,1,pray,,,,,,2027-01-01,\n"
                        + "A8-X,x,a,t,OWNER,,1,1,modify,,,,,,31.02.2027,\n"
                        + "A9-X,x,a,t,OWNER,,1,1,modify,p,,1,,,2027-01-01,\n"
                        + "A10-X,x,a,t,OWNER,,,,,,,,,99.99,,\n"
                        + "A1-X,x,a,t,OWNER,,,,,,,,,,,\n"
                        + "no reference!,x,a,t,OWNER,,,,,,,,,,,\n"
                        + "A13-X,x,a,t,OWNER,,,,,,,,,,,closed\n"
                        + "A14-X,x,a,t,OWNER,,,,,,,,,,,open,surplus\n")
                .replace("AUDITOR", auditorLogin));
        RiskPreview seen = look(file);
        assertThat(seen.errors())
                .extracting(LineError::line)
                .contains(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
                .doesNotContain(2);
        assertThat(seen.errors().stream().filter(error -> error.line() == 3))
                .as("all that is wrong with one line")
                .extracting(LineError::column)
                .containsExactly("title", "threat");
        assertThat(seen.wrong()).isEqualTo(13);
        organisation.as(
                compliance, () -> refused(() -> imports.confirm(file, seen.fingerprint()), Kind.INVALID, "file"));
        assertThat(lines()).isEmpty();
    }

    @Test
    void anExportThatIsTakenInAgainChangesNothing() throws IOException {
        UUID first = organisation.as(
                compliance,
                () -> risks.enter(new RiskEntry(
                        "=1+1; \"quoted\"",
                        "'=asset",
                        "- a line\n- another",
                        "",
                        owner,
                        null,
                        Set.of(desk.control("8.13")))));
        desk.assess(owner, first, desk.assessment(4, 5, 2, 4));
        desk.enter(compliance, owner);
        desk.accept(owner, first);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("'=1+1").contains("''=asset").doesNotContain(",=1+1");
        RiskPreview again = look(new RiskFile("export.csv", out.toByteArray()));
        assertThat(again.errors()).isEmpty();
        assertThat(again.changes()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.notes()).isEmpty();

        String changed = text.replace("Offline copies", "Offline copies in a safe");
        RiskPreview done = take(new RiskFile("export.csv", changed.getBytes(StandardCharsets.UTF_8)));
        assertThat(done.changing()).isEqualTo(1);
        assertThat(desk.page(owner, first).acceptances().getFirst().voidWhy()).isEqualTo("it was changed by an import");
    }

    private void csv(ByteArrayOutputStream out) {
        organisation.as(compliance, () -> {
            try {
                exports.csv(mine(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void aWorkbookHasWhatIsListed() throws IOException {
        desk.enter(compliance, owner);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        organisation.as(compliance, () -> {
            try {
                exports.xlsx(mine(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(out.toByteArray()).startsWith('P', 'K').hasSizeGreaterThan(1000);
    }

    @Test
    void theSecondOfTwoLooksAgain() {
        RiskFile file = file("title,asset,threat,owner\nT-X,a,t,OWNER\nU-X,a,t,OWNER\n");
        String seen = look(file).fingerprint();
        assertThat(take(file("reference,title,asset,threat,owner\nZ-X,z,a,t,OWNER\n"))
                        .entering())
                .isEqualTo(1);
        RiskFile change = file("reference,title\nZ-X,Another\n");
        String before = look(change).fingerprint();
        take(change);
        organisation.as(compliance, () -> refused(() -> imports.confirm(change, before), Kind.STALE, ""));
        organisation.as(compliance, () -> imports.confirm(file, seen));
        assertThat(lines())
                .extracting(RiskLine::reference)
                .filteredOn(it -> it.startsWith("R-"))
                .hasSize(2);
    }

    @Test
    void aHundredThousandRisksAreAnsweredPageByPage() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO risk (id, reference, title, asset, threat, owner_id, scale_id, likelihood, impact, level,
                                treatment, assessed_by, assessed_at, review_on, created_by, created_at)
                            SELECT gen_random_uuid(), 'L' || n, 'Risk ' || n, 'Asset', 'Threat', :owner, s.id, 1 + n % 5,
                                1 + n / 5 % 5, c.level, 'RETAIN', :owner, now(), '2030-01-01', :owner, now()
                            FROM generate_series(1, 100000) AS n, risk_scale s, risk_cell c
                            WHERE s.number = (SELECT max(number) FROM risk_scale) AND c.scale_id = s.id
                                AND c.likelihood = 1 + n % 5 AND c.impact = 1 + n / 5 % 5
                            """).param("owner", owner).update();
            jdbc.sql("ANALYZE risk").update();
            assertThat(organisation.as(compliance, () -> register.count(RiskFilter.NONE)))
                    .isGreaterThanOrEqualTo(100_000);
            assertThat(organisation.as(compliance, () -> register.page(RiskFilter.NONE, 50_000, 50)))
                    .hasSize(50);
            List<String> plan = jdbc.sql("""
                            EXPLAIN SELECT r.* FROM risk r LEFT JOIN risk_scale s ON s.id = r.scale_id WHERE r.state = 'OPEN'
                            ORDER BY r.present DESC, upper(r.reference) LIMIT 50
                            """).query(String.class).list();
            assertThat(plan).anyMatch(line -> line.contains("risk_register")).noneMatch(line -> line.contains("Sort"));
            RiskMatrix matrix = organisation.as(compliance, () -> register.matrix(mine()));
            assertThat(matrix.count(new RiskFilter.Cell(false, 3, 4))).isEqualTo(4000);
            assertThat(organisation.as(
                            compliance, () -> register.count(mine().withCell(new RiskFilter.Cell(false, 3, 4)))))
                    .isEqualTo(4000);
            status.setRollbackOnly();
        });
    }
}
