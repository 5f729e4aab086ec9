package org.bylaw.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bylaw.document.FileSource;
import org.bylaw.document.Intake;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Imports;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;

/** Imports files: choose, say what they have in common, see per file what was taken, lost or refused. */
@Route(value = "policies/import", layout = MainLayout.class)
@PageTitle("Import policies · Bylaw")
@RolesAllowed({Role.Name.POLICY_AUTHOR, Role.Name.POLICY_OWNER, Role.Name.COMPLIANCE})
class ImportView extends Page {

    private final transient Imports imports;
    private final transient List<FileSource> files = new CopyOnWriteArrayList<>();
    private final Select<DocumentType> type = new Select<>();
    private final ComboBox<Person> owner = new ComboBox<>("Owner");
    private final ComboBox<Department> department = new ComboBox<>("Department");
    private final Select<Classification> classification = new Select<>();
    private final Select<String> language = new Select<>();
    private final IntegerField interval = new IntegerField("Review every (months)");
    private final Upload upload = new Upload();
    private final Div report = new Div();

    ImportView(Imports imports, People people, CurrentPerson currentPerson) {
        this.imports = imports;
        add(new PageHeader("Import policies"));
        Paragraph lead = new Paragraph(
                "Markdown, Word (.docx), HTML, or a zip of them: up to 1,000 files, 10 MB each, 50 MB in all. "
                        + "Each becomes a policy in draft; the file stays attached. One bad file does not stop the others.");
        lead.addClassName("lead");
        upload.setUploadHandler(
                UploadHandler.inMemory((metadata, data) -> files.add(new FileSource(metadata.fileName(), data))));
        upload.setMaxFiles(Intake.MOST_FILES);
        upload.setMaxFileSize(Intake.LARGEST_SUM);
        upload.setAcceptedFileExtensions(".md", ".markdown", ".txt", ".docx", ".html", ".htm", ".zip");
        upload.addFileRejectedListener(event -> Notices.problem(event.getErrorMessage()));
        upload.addFileRemovedListener(
                event -> files.removeIf(file -> file.name().equals(event.getFileName())));
        Button take = new Button("Import", click -> take());
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div card = new Div(upload, common(people, currentPerson.require()), take);
        card.addClassNames("card", "stack");
        report.addClassName("stack");
        report.getElement().setAttribute("aria-live", "polite");
        add(lead, card, report);
    }

    private FormLayout common(People people, Person me) {
        type.setLabel("Type");
        type.setItems(DocumentType.values());
        type.setItemLabelGenerator(DocumentType::word);
        type.setValue(DocumentType.POLICY);
        owner.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        owner.setValue(me);
        List<Department> departments = people.departments();
        department.setItems(departments);
        department.setItemLabelGenerator(Department::name);
        department.setValue(departments.stream()
                .filter(known -> known.id().equals(me.departmentId()))
                .findFirst()
                .orElse(null));
        classification.setLabel("Classification");
        classification.setItems(Classification.values());
        classification.setItemLabelGenerator(Classification::word);
        classification.setValue(Classification.INTERNAL);
        language.setLabel("Language of the texts");
        language.setItems(Languages.CODES);
        language.setItemLabelGenerator(Languages::name);
        language.setValue("en");
        interval.setMin(1);
        interval.setMax(60);
        interval.setStepButtonsVisible(true);
        interval.setValue(12);
        return new FormLayout(type, owner, department, classification, language, interval);
    }

    private void take() {
        if (files.isEmpty()) {
            Notices.problem("Choose the files first.");
            return;
        }
        if (owner.getValue() == null || department.getValue() == null || interval.getValue() == null) {
            Notices.problem("Owner, department and review interval are needed for every policy.");
            return;
        }
        try {
            List<Imports.Report> reports = imports.take(
                    List.copyOf(files),
                    new Imports.Common(
                            type.getValue(),
                            owner.getValue().id(),
                            department.getValue().id(),
                            classification.getValue(),
                            language.getValue(),
                            interval.getValue()));
            files.clear();
            upload.clearFileList();
            show(reports);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
    }

    private void show(List<Imports.Report> reports) {
        long taken = reports.stream().filter(one -> one.versionId() != null).count();
        report.removeAll();
        report.add(new H2("%d of %d files imported".formatted(taken, reports.size())));
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        reports.forEach(one -> list.add(line(one)));
        report.add(list);
    }

    private static ListItem line(Imports.Report one) {
        Div what = new Div();
        what.addClassName("row");
        what.add(
                one.versionId() == null
                        ? new StatusBadge(StatusBadge.Kind.REJECTED, "Refused")
                        : new StatusBadge(StatusBadge.Kind.PUBLISHED, "Imported"));
        what.add(
                one.versionId() == null
                        ? new Span(one.fileName())
                        : new Anchor("drafts/" + one.versionId(), one.title()));
        ListItem line = new ListItem(what);
        line.addClassNames("work-item", "import-line");
        if (one.versionId() != null) {
            line.add(quiet("From " + one.fileName()));
        }
        if (one.refused() != null) {
            line.add(quiet(one.refused()));
        }
        if (!one.taken().isEmpty()) {
            line.add(quiet(String.join(". ", one.taken()) + "."));
        }
        if (!one.lost().isEmpty()) {
            Div lost = quiet("Lost: " + String.join(", ", one.lost()) + ". The original file keeps it.");
            lost.addClassName("lost");
            line.add(lost);
        }
        return line;
    }

    private static Div quiet(String text) {
        Div line = new Div(text);
        line.addClassName("quiet");
        return line;
    }
}
