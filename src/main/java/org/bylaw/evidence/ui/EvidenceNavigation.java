package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the register of evidence into the navigation. */
@Configuration(proxyBeanMethods = false)
class EvidenceNavigation {

    @Bean
    NavigationEntry evidenceEntry() {
        return new NavigationEntry(later("Evidence"), VaadinIcon.PAPERCLIP, EvidenceRegisterView.class, 54, false);
    }
}
