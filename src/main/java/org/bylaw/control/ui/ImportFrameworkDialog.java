package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Map;
import org.bylaw.control.exchange.FrameworkContent.About;
import org.bylaw.control.exchange.FrameworkImports;
import org.bylaw.control.exchange.FrameworkPreview;
import org.bylaw.control.exchange.FrameworkRow;
import org.bylaw.control.exchange.HandedIn;
import org.bylaw.control.exchange.NewFramework;
import org.bylaw.control.exchange.NumbersTable;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Takes a framework in, or a new edition of one: the file, what it is, what it would do, and the confirmation of that. */
final class ImportFrameworkDialog extends Dialog {

    private final transient FrameworkImports imports;
    private final transient @Nullable FrameworkRow former;
    private final transient Runnable afterwards;
    private final TextField name = new TextField(say("Name"));
    private final TextField edition = new TextField(say("Edition"));
    private final TextField key = new TextField(say("Key"));
    private final TextField publisher = new TextField(say("Publisher"));
    private final TextField source = new TextField(say("Source"));
    private final RadioButtonGroup<Boolean> tailored = new RadioButtonGroup<>(say("How it is used here"));
    private final Select<String> language = TextLanguages.select();
    private final TextField licence = new TextField(say("Licence of its text"));
    private final Div result = new Div();
    private final Button confirm = new Button(say("Import"), click -> confirm());
    private transient @Nullable HandedIn file;
    private transient @Nullable HandedIn numbers;
    private transient @Nullable FrameworkPreview preview;

    ImportFrameworkDialog(FrameworkImports imports, @Nullable FrameworkRow former, Runnable afterwards) {
        this.imports = imports;
        this.former = former;
        this.afterwards = afterwards;
        setHeaderTitle(former == null ? say("Import a framework") : say("Import a new edition of {0}", former.name()));
        setWidth("860px");
        Div content = new Div(lead(), files(), form(), result);
        content.addClassName("stack");
        add(content);
        result.addClassName("stack");
        result.getElement().setAttribute("aria-live", "polite");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setEnabled(false);
        getFooter().add(new Button(say("Cancel"), click -> close()), confirm);
    }

    private Paragraph lead() {
        Paragraph lead =
                new Paragraph(say("A CSV file with the columns number, title and, where there are any, parent, heading"
                        + " and text; every other column becomes an attribute. Or an OSCAL catalogue in JSON, XML or YAML. Nothing"
                        + " is stored before you confirm it."));
        lead.addClassName("quiet");
        return lead;
    }

    private Div files() {
        Div files = new Div(new FileField(
                say("Choose the framework…"),
                chosen -> {
                    file = chosen;
                    look(true);
                },
                ".csv",
                ".txt",
                ".json",
                ".xml",
                ".yaml",
                ".yml"));
        if (former != null) {
            Paragraph hint = new Paragraph(
                    say("A table of the numbers has the columns “Old” and “New”. Without one, controls with the"
                            + " same title or number are proposed below."));
            hint.addClassName("quiet");
            files.add(
                    hint,
                    new FileField(
                            say("Choose a table of numbers…"),
                            chosen -> {
                                numbers = chosen;
                                look(false);
                            },
                            ".csv",
                            ".txt"));
        }
        files.addClassName("stack");
        return files;
    }

    private FormLayout form() {
        key.setHelperText(say("Stands in addresses and codes, such as acme-2026."));
        key.setMaxLength(40);
        name.setMaxLength(120);
        edition.setMaxLength(40);
        publisher.setMaxLength(120);
        source.setMaxLength(400);
        source.setHelperText(say("Where its numbers and titles come from."));
        licence.setMaxLength(400);
        licence.setHelperText(say("Shown beside the text, where the file has any."));
        tailored.setItems(true, false);
        tailored.setItemLabelGenerator(own -> own
                ? say("Its controls are tailored, owned and reviewed")
                : say("It is measured through its mappings to others"));
        tailored.setValue(former == null || former.tailored());
        if (former != null) {
            publisher.setValue(former.publisher());
        }
        FormLayout form = new FormLayout(name, edition, key, publisher, source, language, licence, tailored);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("520px", 2));
        form.setColspan(tailored, 2);
        return form;
    }

    private void look(boolean another) {
        HandedIn chosen = file;
        result.removeAll();
        confirm.setEnabled(false);
        preview = null;
        if (chosen == null) {
            return;
        }
        try {
            FrameworkPreview seen = imports.preview(chosen, former == null ? null : former.id(), numbers);
            preview = seen;
            if (another) {
                begin(seen.about());
            }
            show(seen);
            confirm.setEnabled(seen.possible());
        } catch (Problem problem) {
            result.add(new Paragraph(problem.getMessage()));
            Notices.problem(problem.getMessage());
        }
    }

    /** What the file says of itself; what was typed stays. */
    private void begin(About about) {
        put(name, about.name());
        put(edition, about.edition());
        put(publisher, about.publisher());
        put(source, about.source());
        put(
                key,
                (about.name() + "-" + about.edition())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9.]+", "-")
                        .replaceAll("^[-.]+", "")
                        .replaceAll("(?<=^.{40}).*", "")
                        .replaceAll("-$", ""));
    }

    private static void put(TextField field, String value) {
        if (field.getValue().isBlank()) {
            field.setValue(value);
        }
    }

    private void show(FrameworkPreview seen) {
        result.add(new H3(
                say("{0} controls, {1} headings, {2} with text", seen.controls(), seen.headings(), seen.texts())));
        UnorderedList notes = new UnorderedList();
        if (!seen.attributes().isEmpty()) {
            notes.add(new ListItem(say("Attributes: {0}", String.join(", ", seen.attributes()))));
        }
        seen.notes().forEach(note -> notes.add(new ListItem(note)));
        if (former != null) {
            notes.add(new ListItem(counted(
                    seen.carriedOver(),
                    "1 control of {1} is tailored; its decision is carried over where its number leads.",
                    "{0} controls of {1} are tailored; their decisions are carried over where their numbers lead.",
                    former.name())));
            notes.add(new ListItem(
                    say("Where controls were merged, one applies if any did; texts are joined under the old numbers,"
                            + " and the lowest maturity counts. New controls stay undecided.")));
        }
        if (notes.getComponentCount() > 0) {
            result.add(notes);
        }
        if (!seen.possible()) {
            result.add(new LineErrors(seen.errors(), seen.errorCount()));
        } else if (former != null) {
            result.add(proposal(seen), new ChangesGrid(seen.changes(), former.name(), say("New edition")));
        }
    }

    private static Anchor proposal(FrameworkPreview seen) {
        Anchor table =
                Downloads.link(() -> NumbersTable.of(seen.changes()), say("Download these numbers to correct them"));
        table.addClassName("name");
        return table;
    }

    private void confirm() {
        HandedIn chosen = file;
        FrameworkPreview seen = preview;
        if (chosen == null || seen == null) {
            return;
        }
        try {
            imports.confirm(
                    new NewFramework(
                            key.getValue(),
                            name.getValue(),
                            edition.getValue(),
                            publisher.getValue(),
                            source.getValue(),
                            tailored.getValue(),
                            language.getValue(),
                            licence.getValue(),
                            former == null ? null : former.id(),
                            numbers,
                            chosen),
                    seen.fingerprint());
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of(
                            "key", key,
                            "name", name,
                            "edition", edition,
                            "publisher", publisher,
                            "source", source,
                            "language", language,
                            "licence", licence));
            if (problem.kind() == Problem.Kind.STALE) {
                look(false);
            }
            return;
        }
        close();
        Notices.success(counted(seen.controls(), "Imported 1 control.", "Imported {0} controls."));
        afterwards.run();
    }
}
