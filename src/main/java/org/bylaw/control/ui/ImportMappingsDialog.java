package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bylaw.control.exchange.FrameworkRow;
import org.bylaw.control.exchange.HandedIn;
import org.bylaw.control.exchange.MappingImports;
import org.bylaw.control.exchange.MappingPreview;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Takes mappings between frameworks in: the file, who says so, what it would do, and the confirmation of that. */
final class ImportMappingsDialog extends Dialog {

    private final transient MappingImports imports;
    private final transient List<FrameworkRow> frameworks;
    private final transient Map<String, String> named = new HashMap<>();
    private final transient Runnable afterwards;
    private final TextField source = new TextField(say("Source of lines that name none"));
    private final Div result = new Div();
    private final Button confirm = new Button(say("Import"), click -> confirm());
    private transient @Nullable HandedIn file;
    private transient @Nullable MappingPreview preview;

    ImportMappingsDialog(MappingImports imports, List<FrameworkRow> frameworks, Runnable afterwards) {
        this.imports = imports;
        this.frameworks = frameworks;
        this.afterwards = afterwards;
        setHeaderTitle(say("Import mappings"));
        setWidth("860px");
        Paragraph lead =
                new Paragraph(say("A CSV file with one correspondence a line: the columns “From framework”, “From”, “To"
                        + " framework” and “To”, and where there are any “Place”, “Relationship” and “Source”. Frameworks are"
                        + " named by their keys. Or an OSCAL collection of mappings, or a catalogue whose controls refer to"
                        + " others, in JSON, XML or YAML. Each is read in both directions."));
        lead.addClassName("quiet");
        source.setHelperText(say("Who says that the controls correspond, such as the publisher of the table."));
        source.setMaxLength(200);
        source.setWidthFull();
        source.setValueChangeMode(ValueChangeMode.ON_BLUR);
        source.addValueChangeListener(change -> look());
        FileField field = new FileField(
                say("Choose the mappings…"),
                chosen -> {
                    file = chosen;
                    named.clear();
                    look();
                },
                ".csv",
                ".txt",
                ".json",
                ".xml",
                ".yaml",
                ".yml");
        result.addClassName("stack");
        result.getElement().setAttribute("aria-live", "polite");
        Div content = new Div(lead, field, source, result);
        content.addClassName("stack");
        add(content);
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setEnabled(false);
        getFooter().add(new Button(say("Cancel"), click -> close()), confirm);
    }

    private void look() {
        HandedIn chosen = file;
        result.removeAll();
        confirm.setEnabled(false);
        preview = null;
        if (chosen == null) {
            return;
        }
        try {
            MappingPreview seen = imports.preview(chosen, source.getValue(), named);
            preview = seen;
            result.add(new H3(say("{0} lines, {1} of them known already", seen.lines(), seen.known())));
            if (!seen.sources().isEmpty()) {
                result.add(new Paragraph(say("According to: {0}", String.join("; ", seen.sources()))));
            }
            seen.notes().forEach(note -> result.add(new Paragraph(note)));
            if (!seen.possible()) {
                result.add(new LineErrors(seen.errors(), seen.errorCount()));
            }
            // What was answered stays, so that it can be answered anew.
            Stream.concat(named.keySet().stream().sorted(), seen.unnamed().stream())
                    .forEach(resource -> result.add(which(resource)));
            confirm.setEnabled(seen.possible());
        } catch (Problem problem) {
            result.add(new Paragraph(problem.getMessage()));
            Notices.problem(problem.getMessage());
        }
    }

    /** Asks which of the frameworks a document means by something that it refers to. */
    private Select<FrameworkRow> which(String resource) {
        Select<FrameworkRow> which = new Select<>();
        which.setLabel(say("What the file calls “{0}” is", resource));
        which.setItems(frameworks);
        which.setItemLabelGenerator(FrameworkRow::name);
        which.setWidthFull();
        frameworks.stream()
                .filter(framework -> framework.key().equals(named.get(resource)))
                .findFirst()
                .ifPresent(which::setValue);
        which.addValueChangeListener(change -> {
            named.put(resource, change.getValue().key());
            look();
        });
        return which;
    }

    private void confirm() {
        HandedIn chosen = file;
        MappingPreview seen = preview;
        if (chosen == null || seen == null) {
            return;
        }
        try {
            int stored = imports.confirm(chosen, source.getValue(), named, seen.fingerprint());
            close();
            Notices.success(counted(stored, "1 mapping is new.", "{0} mappings are new."));
            afterwards.run();
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            look();
        }
    }
}
