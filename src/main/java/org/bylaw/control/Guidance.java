package org.bylaw.control;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.bylaw.shared.Say;

/** Short guidance on the controls of ISO/IEC 27002:2022 in words of our own, {@code guidance.properties}. */
public final class Guidance {

    private static final String FRAMEWORK = "iso27002-2022";

    private Guidance() {}

    /** In the language of the reader; empty for controls of other frameworks. */
    public static Optional<String> on(ControlFacts control) {
        return on(control, Say.language());
    }

    static Optional<String> on(ControlFacts control, Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "guidance",
                language.equals(Locale.GERMAN) ? Locale.GERMAN : Locale.ROOT,
                ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return control.framework().equals(FRAMEWORK) && words.containsKey(control.ref())
                ? Optional.of(words.getString(control.ref()))
                : Optional.empty();
    }
}
