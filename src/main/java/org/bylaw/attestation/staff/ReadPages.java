package org.bylaw.attestation.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.PaperScan;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.people.CurrentPerson;
import org.bylaw.security.InterruptedForm;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Whose;
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
    private final PaperAttestations papers;
    private final CurrentPerson currentPerson;

    ReadPages(
            Attestations attestations,
            TextPage page,
            ReceiptPdf receipts,
            PaperAttestations papers,
            CurrentPerson currentPerson) {
        this.attestations = attestations;
        this.page = page;
        this.receipts = receipts;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @AllowedToAll
    @Whose(ObjectRule.OWN)
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

    /** Where the list was before; links to it are kept. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    @GetMapping("/attestations/mine")
    String formerList() {
        return "redirect:/attest";
    }

    /** The first that is still open, or the first at all. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
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
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @GetMapping(ONE)
    String one(
            @PathVariable UUID campaign,
            @PathVariable UUID version,
            @RequestParam(required = false) boolean again,
            HttpServletRequest request,
            Model model) {
        Optional<InterruptedForm> kept = InterruptedForm.take(request, currentPerson.requireId());
        boolean declining = kept.filter(form -> form.act().equals("decline")).isPresent();
        String view = page.show(attestations.mine(campaign, version), again || kept.isPresent() && !declining, model);
        kept.ifPresent(form -> page.sentInVain(form, model));
        return view;
    }

    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @GetMapping(ONE + "/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID campaign, @PathVariable UUID version) {
        ReceiptPdf.Receipt receipt = receipts.of(campaign, currentPerson.requireId(), version);
        return download(MediaType.APPLICATION_PDF, receipt.fileName(), receipt.content());
    }

    /** Never shown by the browser itself: it came from outside. */
    @AllowedToAll
    @Whose(ObjectRule.ASKED_BY_CAMPAIGN)
    @GetMapping(ONE + "/scan")
    ResponseEntity<byte[]> scan(@PathVariable UUID campaign, @PathVariable UUID version) {
        PaperScan scan = papers.scanOf(campaign, currentPerson.requireId(), version);
        return download(MediaType.APPLICATION_OCTET_STREAM, scan.name(), scan.content());
    }

    private static ResponseEntity<byte[]> download(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
