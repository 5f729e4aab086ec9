package org.bylaw.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.Map;
import org.bylaw.shared.Problem;

/** Tells what came of an act, in words that screen readers speak too. */
public final class Notices {

    private Notices() {}

    public static void success(String text) {
        show(text, NotificationVariant.LUMO_SUCCESS, 5000);
    }

    /** Stays until it is read, since something is to be done about it. */
    public static void problem(String text) {
        show(text, NotificationVariant.LUMO_ERROR, 12000);
    }

    /** Puts a problem beside the field it is about; one without such a field is shown above the page. */
    public static void problem(Problem problem, Map<String, ? extends HasValidation> fields) {
        fields.values().forEach(field -> field.setInvalid(false));
        HasValidation field = problem.field().map(fields::get).orElse(null);
        if (field == null) {
            problem(problem.getMessage());
        } else {
            field.setErrorMessage(problem.getMessage());
            field.setInvalid(true);
        }
    }

    private static void show(String text, NotificationVariant variant, int milliseconds) {
        Notification notification = new Notification(text, milliseconds, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(variant);
        notification.setAssertive(variant == NotificationVariant.LUMO_ERROR);
        notification.open();
    }
}
