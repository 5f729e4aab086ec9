package org.bylaw.finding.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.bylaw.finding.ActionState;
import org.bylaw.finding.Severity;
import org.bylaw.finding.ui.BoardAddress.View;
import org.junit.jupiter.api.Test;

class BoardAddressTest {

    @Test
    void whatIsShownStandsInTheAddress() {
        BoardAddress address =
                new BoardAddress("restore", Severity.HIGH, "olaf", "it", ActionState.VERIFY, true, "8.13", View.LIST);
        assertThat(address.query().getParameters().keySet())
                .containsExactlyInAnyOrder("q", "severity", "owner", "department", "state", "late", "control", "view");
        assertThat(BoardAddress.of(address.query())).isEqualTo(address);
        assertThat(BoardAddress.ALL.query().getParameters()).isEmpty();
        assertThat(BoardAddress.of(QueryParameters.empty())).isEqualTo(BoardAddress.ALL);
    }

    @Test
    void whatMakesNoSenseNarrowsNothing() {
        assertThat(BoardAddress.of(QueryParameters.simple(
                        Map.of("severity", "huge", "state", "?", "late", "maybe", "view", "3d"))))
                .isEqualTo(BoardAddress.ALL);
    }

    @Test
    void aColumnLeadsToAllOfItInTheList() {
        BoardAddress late = new BoardAddress("", null, "", "", null, true, "8.13", null);
        assertThat(late.listOf(ActionState.PLAN))
                .isEqualTo(new BoardAddress("", null, "", "", ActionState.PLAN, true, "8.13", View.LIST));
        assertThat(late.anyControl().control()).isEmpty();
    }
}
