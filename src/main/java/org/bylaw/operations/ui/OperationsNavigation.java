package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts operations last into the navigation. */
@Configuration(proxyBeanMethods = false)
class OperationsNavigation {

    @Bean
    NavigationEntry operationsEntry() {
        return new NavigationEntry(later("Operations"), VaadinIcon.TOOLS, OperationsView.class, 90, false);
    }
}
