package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Switches between light and dark, and remembers it in this browser. */
final class ThemeChoice {

    private static final String SWITCH = """
            const root = document.documentElement;
            const dark = root.style.colorScheme
              ? root.style.colorScheme === 'dark'
              : matchMedia('(prefers-color-scheme: dark)').matches;
            const next = dark ? 'light' : 'dark';
            root.style.colorScheme = next;
            root.setAttribute('theme', next);
            localStorage.setItem('bylaw-theme', next);
            """;

    private ThemeChoice() {}

    static Button button() {
        Button button = new Button(
                VaadinIcon.ADJUST.create(), click -> UI.getCurrent().getPage().executeJs(SWITCH));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(say("Switch between light and dark"));
        button.setTooltipText(say("Light or dark"));
        return button;
    }
}
