package org.bylaw.attestation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Grouping;
import org.bylaw.attestation.PeopleFilter;
import org.junit.jupiter.api.Test;

class PeopleAddressTest {

    @Test
    void whatTheAddressSaysIsShownAndSaidAgain() {
        String address = "by=location&answer=open&location=Berlin%20Mitte&name=an";
        PeopleAddress shown = PeopleAddress.of(QueryParameters.fromString(address));
        assertThat(shown)
                .isEqualTo(new PeopleAddress(
                        Grouping.LOCATION, new PeopleFilter(AttestationState.OPEN, null, null, "Berlin Mitte", "an")));
        assertThat(PeopleAddress.of(shown.parameters())).isEqualTo(shown);
        assertThat(shown.openGroup()).isEqualTo("Berlin Mitte");
    }

    @Test
    void nonsenseInTheAddressNarrowsNothing() {
        assertThat(PeopleAddress.of(QueryParameters.fromString("by=moon&answer=yes&department=12&manager=")))
                .isEqualTo(new PeopleAddress(Grouping.DEPARTMENT, PeopleFilter.NONE));
    }
}
