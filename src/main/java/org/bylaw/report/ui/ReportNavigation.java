package org.bylaw.report.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the dashboard into the navigation. */
@Configuration(proxyBeanMethods = false)
class ReportNavigation {

    @Bean
    NavigationEntry dashboardEntry() {
        return new NavigationEntry(later("Dashboard"), VaadinIcon.DASHBOARD, DashboardView.class, 15, false);
    }
}
