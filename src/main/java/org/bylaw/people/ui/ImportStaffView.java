package org.bylaw.people.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.bylaw.people.directory.StaffFile;
import org.bylaw.people.directory.StaffImports;
import org.bylaw.people.directory.StaffPreview;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** Takes HR's file of staff in: choose it, see what it would do, confirm that. */
@Route(value = "people/import", layout = MainLayout.class)
@PageTitle("Import staff · Bylaw")
@RolesAllowed({Role.Name.HR, Role.Name.ADMIN})
class ImportStaffView extends Page {

    private final transient StaffImports imports;
    private final Upload upload = new Upload();
    private final Checkbox whole = new Checkbox(say("People who are not in this file have left"));
    private final Div result = new Div();
    private final Div past = new Div();
    private final transient Clock clock;
    private transient @Nullable StaffFile file;

    ImportStaffView(StaffImports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
        Paragraph lead =
                new Paragraph(say("A CSV file with one person a line, columns in any order: username, name, mail,"
                        + " department, location, job title, employment, manager, language, start and end date. Nothing is stored"
                        + " before you confirm it."));
        lead.addClassName("lead");
        upload.setUploadHandler(UploadHandler.inMemory((metadata, data) -> {
            file = new StaffFile(metadata.fileName(), data);
            look();
        }));
        upload.setI18n(UploadWords.ofOneFile(say("Choose a file…")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(StaffFile.LARGEST);
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.addFileRejectedListener(event -> Notices.problem(
                say("This file has another kind, or is larger than {0} MB.", StaffFile.LARGEST / 1024 / 1024)));
        upload.addFileRemovedListener(event -> {
            file = null;
            result.removeAll();
        });
        whole.setHelperText(say("Only people without an account in Keycloak; of all others Keycloak says who left."));
        whole.addValueChangeListener(change -> look());
        Div card = new Div(upload, whole);
        card.addClassNames("card", "stack");
        result.addClassNames("stack", "staff-preview");
        result.getElement().setAttribute("aria-live", "polite");
        add(new PageHeader(say("Import staff")), lead, card, result, past);
        showPast();
    }

    private void showPast() {
        past.removeAll();
        past.add(new PastImports(imports.latest(), clock));
    }

    private void look() {
        StaffFile chosen = file;
        result.removeAll();
        if (chosen == null) {
            return;
        }
        try {
            show(imports.preview(chosen, whole.getValue()), chosen);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            result.add(new Paragraph(problem.getMessage()));
        }
    }

    private void show(StaffPreview preview, StaffFile chosen) {
        result.add(new PreviewTables(preview));
        Button confirm = new Button(say("Take it over"), click -> confirm(preview, chosen));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.setEnabled(preview.obstacle() == null && preview.leftOut() < preview.people());
        result.add(confirm);
    }

    private void confirm(StaffPreview preview, StaffFile chosen) {
        try {
            imports.confirm(chosen, whole.getValue(), preview.fingerprint());
            file = null;
            upload.clearFileList();
            result.removeAll();
            showPast();
            Notices.success(counted(
                    preview.joining() + preview.changing() + preview.leaving(),
                    "Taken over: 1 person is new, changed or has left.",
                    "Taken over: {0} people are new, changed or have left."));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            look();
        }
    }
}
