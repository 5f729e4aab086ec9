package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.bylaw.audit.seal.TrailProof;
import org.bylaw.audit.seal.TrailProof.Place;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Polling;

/** Where a row stands in the sealed tree, which checkpoint signed it, and its proof to take along. */
class SealFacts extends Div {

    /** A row is signed within seconds; where the sealer stands still, the page does not look for ever. */
    private static final int MOST_LOOKS = 30;

    private final long row;
    private final transient TrailProof proofs;
    private final transient Clock clock;
    private final transient Polling polling = new Polling();
    private int looks;

    SealFacts(long row, TrailProof proofs, Clock clock) {
        this.row = row;
        this.proofs = proofs;
        this.clock = clock;
        addClassName("trail-seal");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.stop(event.getUI());
    }

    private void show(UI ui) {
        Place place = proofs.placeOf(row).orElse(null);
        removeAll();
        add(new H3(say("Seal")));
        if (place == null) {
            add(quiet(say("Not sealed yet; that takes a second or two.")));
        } else {
            facts(place);
        }
        polling.whileIt((place == null || place.signedOver() == null) && looks++ < MOST_LOOKS, ui, () -> show(ui));
    }

    private void facts(Place place) {
        DescriptionList facts = new DescriptionList();
        fact(facts, say("Place in the tree"), say("Leaf {0}", number(place.index())));
        fact(facts, say("Sealed"), DueDate.exact(place.sealedAt(), clock));
        fact(
                facts,
                say("Signed"),
                place.signedOver() == null || place.signedAt() == null
                        ? say("not yet; the next checkpoint covers it within seconds")
                        : say(
                                "{0}, by the checkpoint over {1} acts",
                                DueDate.exact(place.signedAt(), clock), number(place.signedOver())));
        add(facts);
        if (place.signedOver() != null) {
            String file = TrailProof.Place.fileName(row);
            Anchor link = new Anchor((DownloadHandler) this::write, say("Proof"));
            link.getElement().setAttribute("download", file);
            link.setAriaLabel(say("The proof of row {0} as a file", row));
            add(
                    link,
                    quiet(say("Says in itself how to check it, offline and without Bylaw:")),
                    new Pre("java -jar bylaw.jar verify-proof " + file + " --keys bylaw-seal-keys.json"));
        }
    }

    private void write(DownloadEvent event) throws IOException {
        byte[] proof = proofs.proof(row).getBytes(StandardCharsets.UTF_8);
        event.setFileName(TrailProof.Place.fileName(row));
        event.setContentType("application/octet-stream");
        event.setContentLength(proof.length);
        try (OutputStream out = event.getOutputStream()) {
            out.write(proof);
        }
    }

    private static void fact(DescriptionList list, String name, String value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(new Span(value));
        list.add(new DescriptionList.Term(name), description);
    }

    private static Paragraph quiet(String words) {
        Paragraph text = new Paragraph(words);
        text.addClassName("quiet");
        return text;
    }
}
