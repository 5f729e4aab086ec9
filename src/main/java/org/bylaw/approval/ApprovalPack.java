package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the rounds into an evidence pack: who was asked, who decided what with which words, and who signed which text. */
@Component
@Order(10)
class ApprovalPack implements PackSource {

    private final RoundQueries queries;

    ApprovalPack(RoundQueries queries) {
        this.queries = queries;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.POLICY_VERSION) || kind.equals(SubjectRef.APPLICABILITY);
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        List<RoundView> rounds = queries.ofSubject(subject);
        pack.json("decisions/rounds.json", rounds);
        List<Map<String, Object>> signatures = new ArrayList<>();
        for (RoundView round : rounds.reversed()) {
            pack.alsoAbout(new SubjectRef(SubjectRef.APPROVAL_ROUND, round.id()));
            pack.alsoRan(round.id());
            for (RoundView.Stage stage : round.stages()) {
                for (RoundView.Seat seat : stage.seats()) {
                    if (seat.decision() != null) {
                        pack.signed(signOff(round, stage, seat.decision()));
                        add(signatures, round, seat.decision().signature());
                    }
                }
            }
        }
        pack.json("signatures/signatures.json", signatures);
    }

    private static Pack.SignOff signOff(RoundView round, RoundView.Stage stage, RoundView.Decision decision) {
        RoundView.Signature signature = decision.signature();
        return new Pack.SignOff(
                decision.deciderName(),
                decision.onBehalfOfName(),
                say("Round {0}, {1}", round.number(), stage.name()),
                switch (decision.outcome()) {
                    case APPROVED -> say("Approved");
                    case CHANGES_REQUESTED -> say("Changes requested");
                    case REJECTED -> say("Rejected");
                },
                decision.reason(),
                decision.at(),
                signature == null ? null : signature.meaning(),
                signature == null ? null : signature.statement(),
                signature == null ? null : signature.sha256());
    }

    private static void add(
            List<Map<String, Object>> signatures, RoundView round, RoundView.@Nullable Signature signature) {
        if (signature != null) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("round", round.number());
            line.put("name", signature.signerName());
            line.put("meaning", signature.meaning());
            line.put("statement", signature.statement());
            line.put("sha256", signature.sha256());
            line.put("signedAt", signature.signedAt().toString());
            line.put("authenticatedAt", signature.authenticatedAt().toString());
            signatures.add(line);
        }
    }
}
