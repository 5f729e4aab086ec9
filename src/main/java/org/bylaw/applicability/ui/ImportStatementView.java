package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.bylaw.applicability.intake.ImportColumn;
import org.bylaw.applicability.intake.ImportFile;
import org.bylaw.applicability.intake.ImportPreview;
import org.bylaw.applicability.intake.ImportRequest;
import org.bylaw.applicability.intake.TailoringImports;
import org.bylaw.control.Catalogue;
import org.bylaw.control.Framework;
import org.bylaw.control.Reason;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** Takes a Statement of Applicability in from CSV: choose it, put the columns right, see what it would change, confirm that. */
@Route(value = "applicability/import", layout = MainLayout.class)
@PageTitle("Import a Statement of Applicability · Bylaw")
@RolesAllowed(Role.Name.COMPLIANCE)
class ImportStatementView extends Page implements BeforeEnterObserver {

    private final transient TailoringImports imports;
    private final transient Catalogue catalogue;
    private final Upload upload = new Upload();
    private final Select<Reason> reason = new Select<>();
    private final Div result = new Div();
    private String framework = StatementsView.DEFAULT_FRAMEWORK;
    private transient @Nullable ImportFile file;
    private transient @Nullable Map<ImportColumn, Integer> places;

    ImportStatementView(TailoringImports imports, Catalogue catalogue) {
        this.imports = imports;
        this.catalogue = catalogue;
        upload.setUploadHandler(UploadHandler.inMemory((metadata, data) -> {
            file = new ImportFile(metadata.fileName(), data);
            places = null;
            look();
        }));
        upload.setI18n(UploadWords.ofOneFile(say("Choose a file…")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(ImportFile.LARGEST);
        upload.setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        upload.addFileRejectedListener(event -> Notices.problem(
                say("This file has another kind, or is larger than {0} MB.", ImportFile.LARGEST / 1024 / 1024)));
        upload.addFileRemovedListener(event -> {
            file = null;
            result.removeAll();
        });
        reason.setLabel(say("Why a control applies where the file names no reason"));
        reason.setItems(Reason.values());
        reason.setEmptySelectionAllowed(true);
        reason.setEmptySelectionCaption(say("Tell me which lines"));
        reason.setItemLabelGenerator(value -> value == null ? say("Tell me which lines") : say(value.word()));
        reason.addValueChangeListener(change -> look());
        result.addClassName("stack");
        result.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        framework = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("framework")
                .orElse(StatementsView.DEFAULT_FRAMEWORK);
        Framework into = catalogue.framework(framework);
        Paragraph lead = new Paragraph(
                say("A CSV file with one control a line, columns in any order: control, applicable, reasons,"
                        + " justification, status, owner, department, how it is done, maturity and target. Nothing is stored"
                        + " before you confirm it, and a column that is not in the file changes nothing."));
        lead.addClassName("lead");
        Div card = new Div(upload, reason);
        card.addClassNames("card", "stack");
        removeAll();
        add(new PageHeader(say("Import a Statement of Applicability")).withLine(into.name()), lead, card, result);
    }

    private void look() {
        ImportFile chosen = file;
        result.removeAll();
        if (chosen == null) {
            return;
        }
        ImportRequest request = new ImportRequest(framework, places, reason.getValue());
        try {
            show(imports.preview(chosen, request), chosen, request);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            result.add(new Paragraph(problem.getMessage()));
        }
    }

    private void show(ImportPreview preview, ImportFile chosen, ImportRequest request) {
        result.add(new ColumnChoices(preview, corrected -> {
            places = corrected;
            look();
        }));
        if (!preview.errors().isEmpty()) {
            result.add(
                    new H2(counted(
                            preview.errors().size(),
                            "1 error; nothing can be stored until it is put right",
                            "{0} errors; nothing can be stored until they are put right")),
                    new ErrorGrid(preview.errors()));
        }
        result.add(new H2(
                preview.changes().isEmpty()
                        ? say("No control would change")
                        : counted(preview.changes().size(), "1 control would change", "{0} controls would change")));
        result.add(new DifferenceList(preview.changes()));
        Button confirm = new Button(say("Take it over"), click -> confirm(preview, chosen, request));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.setEnabled(preview.errors().isEmpty() && !preview.changes().isEmpty());
        result.add(confirm);
    }

    private void confirm(ImportPreview preview, ImportFile chosen, ImportRequest request) {
        try {
            int changed = imports.confirm(chosen, request, preview.fingerprint());
            Notices.success(
                    counted(changed, "Taken over: 1 control is changed.", "Taken over: {0} controls are changed."));
            UI.getCurrent().navigate("applicability", QueryParameters.of("framework", framework));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            look();
        }
    }
}
