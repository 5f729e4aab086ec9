package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the register of risks into the navigation. */
@Configuration(proxyBeanMethods = false)
class RiskNavigation {

    @Bean
    NavigationEntry risksEntry() {
        return new NavigationEntry(later("Risks"), VaadinIcon.SCALE, RisksView.class, 55, false);
    }
}
