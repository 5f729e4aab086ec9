package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the register of waivers into the navigation. */
@Configuration(proxyBeanMethods = false)
class WaiverNavigation {

    @Bean
    NavigationEntry waiversEntry() {
        return new NavigationEntry(later("Waivers"), VaadinIcon.HAND, WaiversView.class, 57, false);
    }
}
