package org.bylaw.attestation.staff;

import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff look at: what they have to read, one text, and their receipts. */
@Controller
class ReadPages {

    static final String ONE = "/attest/{campaign:[0-9a-f-]{36}}/{version:[0-9a-f-]{36}}";

    private static final int STEP = 50;

    private final Attestations attestations;
    private final TextPage page;
    private final ReceiptPdf receipts;
    private final CurrentPerson currentPerson;

    ReadPages(Attestations attestations, TextPage page, ReceiptPdf receipts, CurrentPerson currentPerson) {
        this.attestations = attestations;
        this.page = page;
        this.receipts = receipts;
        this.currentPerson = currentPerson;
    }

    @AllowedToAll
    @GetMapping("/attest")
    String list(@RequestParam(defaultValue = "0") int from, Model model) {
        int offset = Math.max(0, from);
        List<Asked> answered = attestations.myAnswers(offset, STEP + 1);
        model.addAttribute("open", offset == 0 ? attestations.myOpen() : List.of());
        model.addAttribute("answered", answered.stream().limit(STEP).toList());
        model.addAttribute("next", answered.size() > STEP ? offset + STEP : null);
        model.addAttribute("first", offset == 0);
        return page.frame(model, "staff/list");
    }

    /** The first that is still open, or the first at all. */
    @AllowedToAll
    @GetMapping("/attest/{campaign:[0-9a-f-]{36}}")
    String first(@PathVariable UUID campaign) {
        List<Asked> mine = attestations.mine(campaign);
        Asked first = mine.stream()
                .filter(asked -> asked.taken() && asked.state() == AttestationState.OPEN)
                .findFirst()
                .orElse(mine.getFirst());
        return "redirect:/attest/" + campaign + "/" + first.policyVersionId();
    }

    /** @param again whether somebody who declined wants to read it again */
    @AllowedToAll
    @GetMapping(ONE)
    String one(
            @PathVariable UUID campaign,
            @PathVariable UUID version,
            @RequestParam(required = false) boolean again,
            Model model) {
        return page.show(attestations.mine(campaign, version), again, model);
    }

    @AllowedToAll
    @GetMapping(ONE + "/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID campaign, @PathVariable UUID version) {
        ReceiptPdf.Receipt receipt = receipts.of(campaign, currentPerson.requireId(), version);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(receipt.fileName())
                                .build()
                                .toString())
                .body(receipt.content());
    }
}
