package org.bylaw.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class CatalogueTest {

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Controls controls;

    @Autowired
    private Organisation organisation;

    private UUID auditor;

    @BeforeEach
    void hire() {
        auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
    }

    private List<ControlLine> found(CatalogueFilter filter) {
        return organisation.as(auditor, () -> catalogue.lines(catalogue.framework("iso27002-2022"), filter));
    }

    @Test
    void attributesNarrowEachOtherAndValuesOfOneWiden() {
        List<ControlLine> detectiveOrCorrective =
                found(new CatalogueFilter("", Map.of("control_type", Set.of("Detective", "Corrective")), null));
        List<ControlLine> thoseOfPeople = found(new CatalogueFilter(
                "", Map.of("control_type", Set.of("Detective", "Corrective"), "theme", Set.of("People")), null));
        assertThat(detectiveOrCorrective)
                .isNotEmpty()
                .allMatch(line -> line.attributes().get("control_type").contains("Detective")
                        || line.attributes().get("control_type").contains("Corrective"));
        assertThat(thoseOfPeople)
                .isNotEmpty()
                .hasSizeLessThan(detectiveOrCorrective.size())
                .allMatch(line -> line.ref().startsWith("6."));
    }

    @Test
    void numbersAndTitlesAreFound() {
        assertThat(found(new CatalogueFilter("8.24", Map.of(), null)))
                .extracting(ControlLine::title)
                .containsExactly("Use of cryptography");
        assertThat(found(new CatalogueFilter("CRYPTOGRAPHY", Map.of(), null)))
                .extracting(ControlLine::code)
                .containsExactly("8.24");
        assertThat(found(new CatalogueFilter("100% '; DROP TABLE control", Map.of(), null)))
                .isEmpty();
    }

    @Test
    void anUnknownAttributeFindsNothingAndBreaksNothing() {
        assertThat(found(new CatalogueFilter("", Map.of("x' OR '1'='1", Set.of("y")), null)))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidToBe() {
        organisation.as(auditor, () -> {
            assertThatThrownBy(() -> catalogue.framework("iso-9")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> controls.byCode("9.99")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> controls.byCode("gdpr:Chapter-I")).isInstanceOf(Problem.class);
        });
    }

    @Test
    void staffInGeneralDoNotSeeControls() {
        UUID employee = organisation.hire("Emil Employee", null, null);
        organisation.as(employee, () -> {
            assertThatThrownBy(() -> catalogue.frameworks()).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> controls.byCode("5.1")).isInstanceOf(AccessDeniedException.class);
        });
    }
}
