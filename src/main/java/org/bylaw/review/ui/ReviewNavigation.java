package org.bylaw.review.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the review calendar into the navigation. */
@Configuration(proxyBeanMethods = false)
class ReviewNavigation {

    @Bean
    NavigationEntry reviewsEntry() {
        return new NavigationEntry(later("Reviews"), VaadinIcon.CALENDAR_CLOCK, ReviewCalendarView.class, 47, false);
    }
}
