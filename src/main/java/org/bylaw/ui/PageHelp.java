package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.bylaw.shared.Say;

/** The button that says what the present page is for and how to work with it. */
public final class PageHelp {

    private static final Properties ENGLISH = load("/help.properties");
    private static final Properties GERMAN = load("/help_de.properties");

    private PageHelp() {}

    private static Properties load(String name) {
        try (Reader file = new InputStreamReader(PageHelp.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(file);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Button button() {
        Button button = new Button(VaadinIcon.QUESTION_CIRCLE_O.create(), click -> open());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(say("Help for this page"));
        button.setTooltipText(say("Help for this page"));
        return button;
    }

    /** What is said about a view; empty where nothing is. */
    public static Optional<String> of(Class<?> view) {
        return Optional.ofNullable(view.getAnnotation(Route.class))
                .map(route -> route.value().isEmpty() ? "my-work" : route.value())
                .map(template -> template.replaceAll("/:[^/(]+(\\([^)]*\\))?", "/*"))
                .map((Say.language().equals(Locale.GERMAN) ? GERMAN : ENGLISH)::getProperty);
    }

    private static void open() {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(say("Help for this page"));
        dialog.setWidth("480px");
        UI.getCurrent().getActiveRouterTargetsChain().stream()
                .map(HasElement::getClass)
                .flatMap(view -> of(view).stream())
                .findFirst()
                .orElse(say("Nothing is written about this page yet. Ask your compliance team."))
                .lines()
                .filter(line -> !line.isBlank())
                .map(Paragraph::new)
                .forEach(dialog::add);
        Button close = new Button(say("Close"), click -> dialog.close());
        close.setAutofocus(true);
        dialog.getFooter().add(close);
        dialog.open();
    }
}
