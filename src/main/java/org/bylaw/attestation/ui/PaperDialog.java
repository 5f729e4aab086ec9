package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.PaperLine;
import org.bylaw.attestation.PaperScan;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Notices;
import org.bylaw.ui.StatusBadge;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** Takes the list of who signed on paper and the scan, shows line by line what would be recorded, and records it on a click. */
class PaperDialog extends Dialog {

    private static final int LARGEST_LIST = 2 * 1024 * 1024;

    private final transient PaperAttestations papers;
    private final UUID campaignId;
    private final Grid<PaperLine> grid = new Grid<>();
    private final Span figure = new Span();
    private final Button confirm = new Button(say("Record"));
    private byte @Nullable [] list;
    private transient @Nullable PaperScan scan;
    private int good;

    PaperDialog(PaperAttestations papers, UUID campaignId, Runnable recorded) {
        this.papers = papers;
        this.campaignId = campaignId;
        setHeaderTitle(say("Record attestations on paper"));
        setWidth("860px");
        Paragraph lead = new Paragraph(
                say("A CSV file with one line for each signature: the columns “username” (or “mail”) and “signed” (the"
                        + " date, like 2026-05-04), and “policy” and “version” where the campaign asks about several. The scan of"
                        + " what they signed is a PDF, PNG, JPEG or TIFF file."));
        lead.addClassName("quiet");
        Div form = new Div(
                lead,
                upload(say("List (CSV) …"), LARGEST_LIST, this::listed, ".csv", ".txt"),
                upload(
                        say("Scan …"),
                        PaperScan.LARGEST,
                        this::scanned,
                        ".pdf",
                        ".png",
                        ".jpg",
                        ".jpeg",
                        ".tif",
                        ".tiff"),
                figure,
                preview());
        form.addClassName("stack");
        figure.getElement().setAttribute("aria-live", "polite");
        add(form);
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.addClickListener(click -> record(recorded));
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
        update(List.of());
    }

    private static Upload upload(String words, int largest, BiConsumer<String, byte[]> taken, String... endings) {
        Upload upload = new Upload();
        upload.setUploadHandler(
                UploadHandler.inMemory((metadata, content) -> taken.accept(metadata.fileName(), content)));
        upload.setI18n(UploadWords.ofOneFile(words));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(largest);
        upload.setAcceptedFileExtensions(endings);
        upload.addFileRejectedListener(event ->
                Notices.problem(say("This file has another kind, or is larger than {0} MB.", largest / 1024 / 1024)));
        upload.addFileRemovedListener(event -> taken.accept("", new byte[0]));
        return upload;
    }

    private Grid<PaperLine> preview() {
        grid.addColumn(PaperLine::number).setHeader(say("Line")).setFlexGrow(0).setWidth("72px");
        grid.addColumn(line -> line.name() == null ? line.who() : line.name())
                .setHeader(say("Person"))
                .setFlexGrow(2);
        grid.addColumn(line -> line.policy() == null ? "" : line.policy())
                .setHeader(say("Policy"))
                .setFlexGrow(2);
        grid.addColumn(line -> line.signedOn() == null ? "" : DueDate.exact(line.signedOn()))
                .setHeader(say("Signed on"))
                .setFlexGrow(1);
        grid.addComponentColumn(PaperDialog::fate)
                .setHeader(say("What becomes of it"))
                .setFlexGrow(4);
        NarrowGrid.use(grid, grid.addComponentColumn(PaperDialog::stacked).setHeader(say("Lines of the list")));
        grid.setAriaLabel(say("Lines of the list"));
        grid.addClassName("paper-lines");
        grid.setHeight("320px");
        return grid;
    }

    private static StatusBadge fate(PaperLine line) {
        return line.good()
                ? new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Will be recorded"))
                : new StatusBadge(StatusBadge.Kind.REJECTED, String.valueOf(line.problem()));
    }

    private static Div stacked(PaperLine line) {
        Div cell = new Div(
                new Span(say("{0}: {1}", line.number(), line.name() == null ? line.who() : line.name())), fate(line));
        cell.addClassName("cell-stack");
        return cell;
    }

    private void listed(String name, byte[] content) {
        list = content.length == 0 ? null : content;
        look();
    }

    private void scanned(String name, byte[] content) {
        scan = null;
        try {
            scan = content.length == 0 ? null : PaperScan.of(name, content);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        confirm.setEnabled(good > 0 && scan != null);
    }

    private void look() {
        try {
            update(list == null ? List.of() : papers.preview(campaignId, list));
        } catch (Problem problem) {
            list = null;
            update(List.of());
            Notices.problem(problem.getMessage());
        }
    }

    /** What is wrong comes first. */
    private void update(List<PaperLine> lines) {
        good = (int) lines.stream().filter(PaperLine::good).count();
        grid.setVisible(!lines.isEmpty());
        grid.setItems(lines.stream()
                .sorted(Comparator.comparing(PaperLine::good).thenComparing(PaperLine::number))
                .toList());
        int bad = lines.size() - good;
        figure.setText(
                lines.isEmpty()
                        ? ""
                        : bad == 0
                                ? counted(
                                        good,
                                        "1 line, which will be recorded.",
                                        "{0} lines, all of which will be recorded.")
                                : say("{0} lines will be recorded, {1} are left out.", good, bad));
        confirm.setText(good == 0 ? say("Record") : counted(good, "Record 1 attestation", "Record {0} attestations"));
        confirm.setEnabled(good > 0 && scan != null);
    }

    private void record(Runnable recorded) {
        byte[] listed = list;
        PaperScan scanned = scan;
        if (listed == null || scanned == null) {
            return;
        }
        try {
            int done = papers.record(campaignId, listed, scanned, good);
            close();
            Notices.success(counted(done, "1 attestation is recorded.", "{0} attestations are recorded."));
            recorded.run();
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            look();
        }
    }
}
