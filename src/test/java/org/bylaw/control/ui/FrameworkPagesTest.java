package org.bylaw.control.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteParameters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.control.exchange.Editions;
import org.bylaw.control.exchange.FrameworkImports;
import org.bylaw.control.exchange.FrameworkList;
import org.bylaw.control.exchange.FrameworkRow;
import org.bylaw.control.exchange.HandedIn;
import org.bylaw.control.exchange.MappingImports;
import org.bylaw.control.exchange.NewFramework;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages of frameworks show to whom, without a browser. */
@ModuleTest
class FrameworkPagesTest {

    private static final String OLD = "pages-2025";
    private static final String NEW = "pages-2026";

    @Autowired
    private FrameworkList frameworks;

    @Autowired
    private FrameworkImports imports;

    @Autowired
    private MappingImports mappings;

    @Autowired
    private FrameworkMenu menu;

    @Autowired
    private Editions editions;

    @Autowired
    private Clock clock;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private UUID compliance;

    @BeforeEach
    void twoEditions() {
        UI.setCurrent(new UI());
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        take(OLD, "ref,title\n1,One\n2,Two", null);
        take(
                NEW,
                "ref,title\n1,One\n5,Two\n6,Three",
                jdbc.sql("SELECT id FROM framework WHERE key = :key")
                        .param("key", OLD)
                        .query(UUID.class)
                        .single());
    }

    private void take(String key, String csv, UUID replaces) {
        HandedIn file = new HandedIn("x.csv", csv.getBytes(StandardCharsets.UTF_8));
        organisation.as(
                compliance,
                () -> imports.confirm(
                        new NewFramework(key, key, "", "", "", true, "en", "", replaces, null, file),
                        imports.preview(file, replaces, null).fingerprint()));
    }

    @AfterEach
    void forget() {
        UI.setCurrent(null);
        jdbc.sql("DELETE FROM tailoring t USING control k WHERE k.id = t.control_id AND k.code LIKE 'pages-%'")
                .update();
        jdbc.sql("DELETE FROM control WHERE code LIKE 'pages-%'").update();
        jdbc.sql("UPDATE framework SET replaces_id = NULL WHERE key LIKE 'pages-%'")
                .update();
        jdbc.sql("DELETE FROM framework WHERE key LIKE 'pages-%'").update();
    }

    private static Stream<Component> within(Component top) {
        return Stream.concat(Stream.of(top), top.getChildren().flatMap(FrameworkPagesTest::within));
    }

    private List<String> buttons(UUID person) {
        return organisation.as(person, () -> {
            FrameworksView view = new FrameworksView(frameworks, imports, mappings, menu, clock);
            view.beforeEnter(event("frameworks"));
            assertThat(within(view).filter(Grid.class::isInstance)).hasSize(1);
            return within(view)
                    .filter(Button.class::isInstance)
                    .map(button -> ((Button) button).getText())
                    .toList();
        });
    }

    private static BeforeEnterEvent event(String address) {
        BeforeEnterEvent event = mock(BeforeEnterEvent.class);
        when(event.getLocation()).thenReturn(new Location(address));
        when(event.getRouteParameters())
                .thenReturn(new RouteParameters("key", address.contains("/") ? address.split("/")[1] : ""));
        return event;
    }

    @Test
    void complianceImportsAndOthersLook() {
        assertThat(buttons(compliance)).contains("Import a framework", "Import mappings");
        assertThat(buttons(organisation.hire("Ada Auditor", null, null, Role.AUDITOR)))
                .isEmpty();
    }

    @Test
    void whatIsOfferedFollowsFromTheFramework() {
        organisation.as(compliance, () -> {
            List<FrameworkRow> all = frameworks.all();
            assertThat(offered(all, OLD))
                    .contains("Import its text…", "Remove…")
                    .doesNotContain("Import a new edition…");
            assertThat(offered(all, NEW)).contains("Import its text…", "Remove…", "Import a new edition…");
            assertThat(offered(all, "gdpr")).contains("Import a new edition…").doesNotContain("Remove…");
        });
    }

    private List<String> offered(List<FrameworkRow> all, String key) {
        FrameworkRow row =
                all.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
        return menu.of(row, true, () -> {}).getItems().getFirst().getSubMenu().getItems().stream()
                .map(item -> item.getText())
                .toList();
    }

    @Test
    void theComparisonIsFilteredByTheAddress() {
        assertThat(shown("frameworks/" + NEW + "/changes")).isEqualTo(3);
        assertThat(shown("frameworks/" + NEW + "/changes?kind=renumbered")).isEqualTo(1);
        assertThat(shown("frameworks/" + NEW + "/changes?kind=nonsense")).isEqualTo(3);
        assertThat(shown("frameworks/" + OLD + "/changes"))
                .as("nothing to compare with")
                .isZero();
    }

    private int shown(String address) {
        return organisation.as(compliance, () -> {
            FrameworkChangesView view = new FrameworkChangesView(editions);
            view.beforeEnter(event(address));
            return within(view)
                    .filter(ChangesGrid.class::isInstance)
                    .mapToInt(grid -> ((ChangesGrid) grid).getListDataView().getItemCount())
                    .sum();
        });
    }

    @Test
    void theDialogsOpenWithNothingToConfirmYet() {
        organisation.as(compliance, () -> {
            FrameworkRow row = frameworks.all().getFirst();
            for (Component dialog : List.of(
                    new ImportFrameworkDialog(imports, null, () -> {}),
                    new ImportFrameworkDialog(imports, row, () -> {}),
                    new ImportMappingsDialog(mappings, frameworks.all(), () -> {}))) {
                assertThat(within(dialog).filter(FileField.class::isInstance)).isNotEmpty();
            }
        });
    }
}
