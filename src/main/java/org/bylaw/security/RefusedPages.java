package org.bylaw.security;

import org.bylaw.ui.PageRefused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts on record which pages people's roles do not open to them. */
@Component
class RefusedPages {

    private final RefusalRecord record;

    RefusedPages(RefusalRecord record) {
        this.record = record;
    }

    @EventListener
    void refused(PageRefused page) {
        record.refused(new Refusal(Refusal.Way.PAGE, page.path(), null, null, Refusal.Kind.ROLE, page.told()));
    }
}
