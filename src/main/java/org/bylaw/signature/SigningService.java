package org.bylaw.signature;

import static org.bylaw.shared.Say.say;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Person;
import org.bylaw.security.FreshLogin;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.signature.SignatureTable.Receipt;
import org.bylaw.signature.SignatureTable.Wish;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps wishes over the fresh login, and signs: row, audit and the act of the thing's module in one transaction. */
@Service
class SigningService implements Signatures, Signing {

    private static final int LONGEST_COMMENT = 4000;

    private final SignatureTable table;
    private final ObjectProvider<SignedActs> modules;
    private final ObjectProvider<SubjectGuide> guides;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final FreshLogin freshLogin;
    /** Of its own for each question, so that a refusal rolls back nothing but itself. */
    private final TransactionTemplate transactions;

    SigningService(
            SignatureTable table,
            ObjectProvider<SignedActs> modules,
            ObjectProvider<SubjectGuide> guides,
            AuditTrail audit,
            CurrentPerson currentPerson,
            FreshLogin freshLogin,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.modules = modules;
        this.guides = guides;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.freshLogin = freshLogin;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Costly(Costly.Kind.LOGIN)
    @Override
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Transactional
    public String ask(ToSign wish) {
        if (wish.comment().length() > LONGEST_COMMENT) {
            throw Problem.invalid(
                    "comment",
                    say(
                            "Please keep it below {0} characters; this has {1}.",
                            LONGEST_COMMENT, wish.comment().length()));
        }
        requireUnchanged(wish);
        audit.record(
                "SigningBegun",
                wish.subject(),
                wish.subject(),
                Map.of("title", wish.title(), "meaning", wish.meaning(), "sha256", wish.sha256()));
        return path(table.wish(currentPerson.requireId(), wish));
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    public List<Signature> on(SubjectRef subject) {
        boolean seen = guides.stream().anyMatch(guide -> guide.supports(subject.kind()) && guide.maySee(subject));
        return seen ? table.on(subject) : List.of();
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SIGNER)
    public SigningPage page(UUID id) {
        UUID me = currentPerson.requireId();
        Optional<Receipt> receipt = table.receipt(id, me);
        return receipt.map(SigningService::signed)
                .orElseGet(() -> toSign(table.wishOf(id, me).orElseThrow(SigningService::nothingToSign)));
    }

    private static SigningPage signed(Receipt given) {
        Signature signature = given.signature();
        return new SigningPage(
                signature.id(),
                signature.title(),
                signature.statement(),
                signature.meaning(),
                signature.comment(),
                signature.sha256(),
                given.path(),
                null,
                signature);
    }

    private SigningPage toSign(Wish wish) {
        ToSign what = wish.toSign();
        String refusal = null;
        try {
            transactions.executeWithoutResult(status -> requireUnchanged(what));
        } catch (Problem problem) {
            refusal = problem.getMessage();
        }
        return new SigningPage(
                wish.id(),
                what.title(),
                what.sentence(),
                what.meaning(),
                what.comment(),
                what.sha256(),
                what.path(),
                refusal,
                null);
    }

    @Costly(Costly.Kind.LOGIN)
    @Override
    @AllowedToAll
    @Whose(ObjectRule.SIGNER)
    @Transactional
    public String login(UUID id) {
        Wish wish = table.wishOf(id, currentPerson.requireId()).orElseThrow(SigningService::nothingToSign);
        requireUnchanged(wish.toSign());
        return freshLogin.begin(purpose(wish), path(id));
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SIGNER)
    @Transactional(readOnly = true)
    public boolean isReady(UUID id) {
        return table.wishOf(id, currentPerson.requireId())
                .filter(wish -> freshLogin.isProven(purpose(wish)))
                .isPresent();
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.SIGNER)
    @Transactional
    public void sign(UUID id) {
        Person signer = currentPerson.require();
        Wish wish = table.lockWish(id, signer.id()).orElseThrow(SigningService::nothingToSign);
        ToSign what = wish.toSign();
        requireUnchanged(what);
        Instant authenticatedAt = freshLogin.require(purpose(wish));
        Signature signature = table.sign(wish, signer, authenticatedAt);
        audit.record(
                "Signed",
                what.subject(),
                what.subject(),
                Map.of(
                        "title", what.title(),
                        "statement", what.sentence(),
                        "meaning", what.meaning(),
                        "comment", what.comment(),
                        "sha256", what.sha256(),
                        "authenticatedAt", authenticatedAt.toString()));
        owner(what.subject()).signed(signature, what.details());
    }

    private void requireUnchanged(ToSign what) {
        if (!owner(what.subject()).fingerprint(what.subject(), what.act()).equals(what.sha256())) {
            throw Problem.stale(
                    say("It has changed since this page showed it to you. Please look at it again before you sign."));
        }
    }

    private SignedActs owner(SubjectRef subject) {
        List<SignedActs> fitting = modules.stream()
                .filter(module -> module.supports(subject.kind()))
                .toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException(fitting.size() + " modules sign things of the kind " + subject.kind());
        }
        return fitting.getFirst();
    }

    /** A login for one signature serves no other: the purpose names the wish and what is signed. */
    private static String purpose(Wish wish) {
        return "sign:" + wish.id() + ":" + wish.toSign().sha256();
    }

    private static String path(UUID id) {
        return "/signatures/" + id;
    }

    private static Problem nothingToSign() {
        return Problem.notFound(say("There is nothing here for you to sign. Please open the page of the thing again."));
    }
}
