package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the reviews of controls into the navigation. */
@Configuration(proxyBeanMethods = false)
class ControlReviewNavigation {

    @Bean
    NavigationEntry controlReviewsEntry() {
        return new NavigationEntry(
                later("Control reviews"), VaadinIcon.CLIPBOARD_CHECK, ControlReviewsView.class, 52, false);
    }
}
