package org.bylaw.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Lets a page look again each second while something goes on in the background, and no longer. */
public final class Polling {

    private static final int EVERY_MILLIS = 1000;

    private @Nullable Registration looking;

    /** @param goesOn whether there is something to wait for */
    public void whileIt(boolean goesOn, UI ui, Runnable look) {
        if (!goesOn) {
            stop(ui);
        } else if (looking == null) {
            ui.setPollInterval(EVERY_MILLIS);
            looking = ui.addPollListener(poll -> look.run());
        }
    }

    /** To be called when the page goes as well. */
    public void stop(UI ui) {
        if (looking != null) {
            looking.remove();
            looking = null;
            ui.setPollInterval(-1);
        }
    }
}
