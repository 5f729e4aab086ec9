package org.bylaw.approval;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Say;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A round as it is read: its stages, who is asked, who decided and signed what.
 *
 * @param page the thing on whose page the round is told
 * @param path the page of the thing that is decided on
 * @param ownerId who answered for it when the round was opened
 */
public record RoundView(
        UUID id,
        SubjectRef subject,
        SubjectRef page,
        int number,
        String title,
        String summary,
        String path,
        UUID ownerId,
        String ownerName,
        String sha256,
        State state,
        @Nullable String openedByName,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Stage> stages) {

    /** How a round stands. */
    public enum State {
        OPEN,
        APPROVED,
        CHANGES_REQUESTED,
        REJECTED,
        WITHDRAWN
    }

    /** How a stage stands; a cancelled one was not reached any more. */
    public enum StageState {
        PLANNED,
        OPEN,
        APPROVED,
        CHANGES_REQUESTED,
        REJECTED,
        CANCELLED
    }

    public record Stage(
            UUID id,
            int position,
            String name,
            StageRule rule,
            boolean needsSignature,
            StageState state,
            @Nullable Instant dueAt,
            boolean escalated,
            List<Seat> seats) {

        /** Those who are asked, without the ones who handed over. */
        public List<Seat> asked() {
            return seats.stream().filter(seat -> !seat.handedOver()).toList();
        }

        public long approvals() {
            return seats.stream()
                    .map(Seat::decision)
                    .filter(decision -> decision != null && decision.outcome() == Outcome.APPROVED)
                    .count();
        }

        /** Not as the first word; in German a name keeps its capital there, too. */
        public String nameInSentence() {
            return Say.language().equals(Locale.GERMAN)
                    ? name
                    : name.substring(0, 1).toLowerCase(Locale.ENGLISH) + name.substring(1);
        }

        public int needed() {
            return rule.neededOf(asked().size());
        }
    }

    public record Seat(
            UUID id,
            UUID personId,
            String personName,
            String why,
            boolean open,
            boolean handedOver,
            @Nullable Decision decision) {}

    public record Decision(
            UUID deciderId,
            String deciderName,
            @Nullable String onBehalfOfName,
            Outcome outcome,
            String reason,
            Instant at,
            @Nullable Signature signature) {}

    /** @param authenticatedAt when the signer gave the password for it */
    public record Signature(
            String signerName,
            String meaning,
            String statement,
            String sha256,
            Instant signedAt,
            Instant authenticatedAt) {}

    public Optional<Stage> openStage() {
        return stages.stream().filter(stage -> stage.state() == StageState.OPEN).findFirst();
    }
}
