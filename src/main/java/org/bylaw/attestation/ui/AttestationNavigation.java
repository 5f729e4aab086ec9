package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.MyTeam;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entries of this module in the navigation. */
@Configuration(proxyBeanMethods = false)
class AttestationNavigation {

    @Bean
    NavigationEntry campaignsEntry(CampaignProgress progress) {
        return new NavigationEntry(
                later("Campaigns"), VaadinIcon.USERS, CampaignsView.class, 40, false, progress::seesAny);
    }

    @Bean
    NavigationEntry myTeamEntry(MyTeam team) {
        return new NavigationEntry(later("My team"), VaadinIcon.USER_CLOCK, MyTeamView.class, 42, false, team::exists);
    }

    @Bean
    NavigationEntry myAttestationsEntry() {
        return NavigationEntry.plain(later("My attestations"), VaadinIcon.CLIPBOARD_CHECK, "attest", 25);
    }
}
