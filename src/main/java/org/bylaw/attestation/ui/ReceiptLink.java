package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.Confirmation;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.proof.ReceiptPdf;

/** Downloads the receipt of something that was attested. */
@StyleSheet("context://bylaw/proof.css")
class ReceiptLink extends Anchor {

    ReceiptLink(ReceiptPdf receipts, UUID personId, Asked asked) {
        super(
                DownloadHandler.fromInputStream(event -> {
                    ReceiptPdf.Receipt receipt = receipts.of(asked.campaignId(), personId, asked.policyVersionId());
                    return new DownloadResponse(
                            new ByteArrayInputStream(receipt.content()),
                            receipt.fileName(),
                            "application/pdf",
                            receipt.content().length);
                }),
                say("Receipt (PDF)"));
        addClassName("receipt-link");
        getElement().setAttribute("download", true);
        setAriaLabel(say("Receipt for {0} (PDF)", asked.title()));
    }

    /** The receipt, and the scan where it was recorded from paper and whoever looks at it may have it. */
    static Div withScan(ReceiptPdf receipts, PaperAttestations papers, UUID personId, Asked asked, boolean scan) {
        Div links = new Div(new ReceiptLink(receipts, personId, asked));
        links.addClassName("receipt-links");
        if (scan && asked.confirmation() == Confirmation.PAPER) {
            links.add(new ScanLink(
                    () -> papers.scanOf(asked.campaignId(), personId, asked.policyVersionId()),
                    say("Scan of the paper")));
        }
        return links;
    }
}
