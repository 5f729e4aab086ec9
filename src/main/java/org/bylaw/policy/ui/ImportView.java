package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bylaw.document.FileSource;
import org.bylaw.document.Intake;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.ImportRun;
import org.bylaw.policy.ImportRuns;
import org.bylaw.policy.Imports;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** Imports files: choose, say what they have in common, see per file what was taken, lost or refused. */
@Route(value = "policies/import", layout = MainLayout.class)
@PageTitle("Import policies · Bylaw")
@RolesAllowed({Role.Name.POLICY_AUTHOR, Role.Name.POLICY_OWNER, Role.Name.COMPLIANCE})
class ImportView extends Page {

    private final transient ImportRuns runs;
    private final transient List<FileSource> files = new CopyOnWriteArrayList<>();
    private final Select<DocumentType> type = new Select<>();
    private final ComboBox<Person> owner = new ComboBox<>(say("Owner"));
    private final ComboBox<Department> department = new ComboBox<>(say("Department"));
    private final Select<Classification> classification = new Select<>();
    private final Select<String> language = new Select<>();
    private final IntegerField interval = new IntegerField(say("Review every (months)"));
    private final Upload upload = new Upload();
    private final Button take = new Button(say("Import"));
    private final Div report = new Div();
    private @Nullable Registration polling;

    ImportView(ImportRuns runs, People people, CurrentPerson currentPerson) {
        this.runs = runs;
        add(new PageHeader(say("Import policies")));
        Paragraph lead = new Paragraph(
                say(
                        "Markdown, Word (.docx), HTML, or a zip of them: up to 1,000 files, 10 MB each, 50 MB in all. "
                                + "Each becomes a policy in draft; the file stays attached. One bad file does not stop the others."));
        lead.addClassName("lead");
        upload.setUploadHandler(UploadHandler.inMemory((metadata, data) -> hold(metadata.fileName(), data)));
        upload.setI18n(UploadWords.ofFiles());
        upload.setMaxFiles(Intake.MOST_FILES);
        upload.setMaxFileSize(Intake.LARGEST_SUM);
        upload.setAcceptedFileExtensions(".md", ".markdown", ".txt", ".docx", ".html", ".htm", ".zip");
        upload.addFileRejectedListener(event -> Notices.problem(event.getErrorMessage()));
        upload.addFileRemovedListener(
                event -> files.removeIf(file -> file.name().equals(event.getFileName())));
        take.addClickListener(click -> take());
        take.addClassName("begin");
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div card = new Div(upload, common(people, currentPerson.require()), take);
        card.addClassNames("card", "stack");
        report.addClassNames("stack", "import-report");
        report.getElement().setAttribute("aria-live", "polite");
        add(lead, card, report);
        runs.mine().ifPresent(this::follow);
    }

    private FormLayout common(People people, Person me) {
        type.setLabel(say("Type"));
        type.setItems(DocumentType.values());
        type.setItemLabelGenerator(value -> say(value.word()));
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
        classification.setLabel(say("Classification"));
        classification.setItems(Classification.values());
        classification.setItemLabelGenerator(value -> say(value.word()));
        classification.setValue(Classification.INTERNAL);
        language.setLabel(say("Language of the texts"));
        language.setItems(Languages.CODES);
        language.setItemLabelGenerator(Languages::name);
        language.setValue("en");
        interval.setMin(1);
        interval.setMax(60);
        interval.setStepButtonsVisible(true);
        interval.setValue(12);
        return new FormLayout(type, owner, department, classification, language, interval);
    }

    /** Holds back what goes beyond the sum, so that nobody fills the server's memory before anything is checked. */
    private void hold(String name, byte[] content) {
        long held = files.stream().mapToLong(file -> file.content().length).sum();
        if (held + content.length > Intake.LARGEST_SUM) {
            Notices.problem(say("{0} goes beyond 50 MB in all and was left out. Import it separately.", name));
        } else {
            files.add(new FileSource(name, content));
        }
    }

    private void take() {
        if (!complete()) {
            return;
        }
        try {
            ImportRun run = runs.start(
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
            follow(run);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
    }

    private boolean complete() {
        require(owner, owner.getValue() != null, say("Choose who answers for these policies."));
        require(department, department.getValue() != null, say("Choose a department."));
        require(interval, interval.getValue() != null && !interval.isInvalid(), say("Between 1 and 60 months."));
        if (files.isEmpty()) {
            Notices.problem(say("Choose the files first."));
        }
        return !files.isEmpty() && Stream.of(owner, department, interval).noneMatch(HasValidation::isInvalid);
    }

    private static void require(HasValidation field, boolean given, String why) {
        field.setErrorMessage(why);
        field.setInvalid(!given);
    }

    /** Shows how far the import is until its report is there; it goes on without this page, too. */
    private void follow(ImportRun run) {
        if (run.isOver()) {
            over(run);
            return;
        }
        take.setEnabled(false);
        ProgressBar bar = new ProgressBar(0, 1);
        bar.setIndeterminate(true);
        Span words = new Span();
        bar.getElement().setAttribute("aria-label", say("Progress of the import"));
        report.removeAll();
        report.add(words, bar);
        UI ui = UI.getCurrent();
        ui.setPollInterval(500);
        polling = ui.addPollListener(poll -> {
            if (run.isOver()) {
                stopFollowing(ui);
                take.setEnabled(true);
                over(run);
            } else {
                progress(run.progress(), bar, words);
            }
        });
        progress(run.progress(), bar, words);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopFollowing(event.getUI());
    }

    private void stopFollowing(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
    }

    private static void progress(ImportRun.Progress now, ProgressBar bar, Span words) {
        boolean known = now.files() > 0;
        bar.setIndeterminate(!known);
        bar.setValue(known ? (double) now.done() / now.files() : 0);
        words.setText(howFar(now) + " " + say("You may leave this page; the report waits for you here."));
    }

    private static String howFar(ImportRun.Progress now) {
        if (now.done() == 0) {
            return say("Reading the files.");
        }
        return now.files() > 0
                ? counted(now.files(), "{1} of 1 file.", "{1} of {0} files.", now.done())
                : counted(now.done(), "1 file so far, more are in the zip.", "{0} files so far, more are in the zip.");
    }

    private void over(ImportRun run) {
        report.removeAll();
        List<Imports.Report> reports = run.reports();
        if (reports != null) {
            report.add(new ImportReport(reports, () -> {
                runs.forget();
                report.removeAll();
            }));
        } else if (run.problem() != null) {
            report.add(new Paragraph(say(run.problem())));
        }
    }
}
