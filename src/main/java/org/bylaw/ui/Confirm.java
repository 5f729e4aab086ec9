package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that cannot be undone, and names it. */
public final class Confirm {

    private Confirm() {}

    /**
     * Asks, and acts on yes.
     *
     * @param title the act with its object, such as "Discard the draft of Access control 2.0?"
     * @param consequence what will be so afterwards
     * @param verb the button, such as "Discard the draft"
     */
    public static void ask(String title, String consequence, String verb, Runnable act) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(consequence);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.setCancelText(say("Keep it"));
        dialog.addConfirmListener(event -> act.run());
        dialog.open();
    }
}
