package org.bylaw.ui;

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
import java.util.Optional;
import java.util.Properties;

/** The button that says what the present page is for and how to work with it. */
public final class PageHelp {

    private static final Properties TEXTS = load();

    private PageHelp() {}

    private static Properties load() {
        try (Reader file =
                new InputStreamReader(PageHelp.class.getResourceAsStream("/help.properties"), StandardCharsets.UTF_8)) {
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
        button.setAriaLabel("Help for this page");
        button.setTooltipText("Help for this page");
        return button;
    }

    /** What is said about a view; empty where nothing is. */
    public static Optional<String> of(Class<?> view) {
        return Optional.ofNullable(view.getAnnotation(Route.class))
                .map(route -> route.value().isEmpty() ? "my-work" : route.value())
                .map(template -> template.replaceAll("/:[^/(]+(\\([^)]*\\))?", "/*"))
                .map(TEXTS::getProperty);
    }

    private static void open() {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle("Help for this page");
        dialog.setWidth("480px");
        UI.getCurrent().getActiveRouterTargetsChain().stream()
                .map(HasElement::getClass)
                .flatMap(view -> of(view).stream())
                .findFirst()
                .orElse("Nothing is written about this page yet. Ask your compliance team.")
                .lines()
                .filter(line -> !line.isBlank())
                .map(Paragraph::new)
                .forEach(dialog::add);
        Button close = new Button("Close", click -> dialog.close());
        close.setAutofocus(true);
        dialog.getFooter().add(close);
        dialog.open();
    }
}
