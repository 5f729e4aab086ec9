package org.bylaw.control.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue into the navigation. */
@Configuration(proxyBeanMethods = false)
class ControlNavigation {

    @Bean
    NavigationEntry controlsEntry() {
        return new NavigationEntry(later("Controls"), VaadinIcon.SHIELD, CatalogueView.class, 50, false);
    }
}
