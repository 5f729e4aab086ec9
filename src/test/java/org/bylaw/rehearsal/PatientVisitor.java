package org.bylaw.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bylaw.shared.Say;
import org.bylaw.testing.StaffVisitor;

/** One of the staff who tries again as the pages say until Bylaw has acknowledged what was entered. */
final class PatientVisitor {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final String TOLD =
            "Your session had ended before this arrived, so it was not taken. Please send it again.";
    private static final List<String> TOLD_IN = Stream.of(Locale.ENGLISH, Locale.GERMAN)
            .map(language -> Say.in(language, TOLD))
            .toList();

    private final StaffVisitor browser;
    private final String username;
    private final Experience experience;
    private String node = "";

    PatientVisitor(StaffVisitor browser, String username, Experience experience) {
        this.browser = browser;
        this.username = username;
        this.experience = experience;
    }

    /** What Bylaw has acknowledged to all visitors, and what else they saw. */
    static final class Experience {

        /** Campaign and username of each confirmation whose receipt was seen. */
        final Set<String> confirmed = ConcurrentHashMap.newKeySet();

        /** The words of each question that was seen on the page. */
        final Set<String> asked = ConcurrentHashMap.newKeySet();

        final AtomicInteger movedToAnotherNode = new AtomicInteger();
        final AtomicInteger interrupted = new AtomicInteger();
        final AtomicInteger toldToSendAgain = new AtomicInteger();
        final Collection<String> strange = new ConcurrentLinkedQueue<>();
    }

    /** Asks something about each text and confirms it. */
    void answerAll(Collection<String> campaigns) {
        for (String campaign : campaigns) {
            String words = "Who looks after %s, asks %s?".formatted(campaign, username);
            if (!tryUntil(() -> ask(campaign, words)) || !tryUntil(() -> confirm(campaign))) {
                experience.strange.add(username + " came to no end with " + campaign);
            }
        }
    }

    void opens(String campaign) throws IOException, InterruptedException {
        look(campaign);
    }

    /** Sends a question from the page that is open since a while. */
    void asksFromOpenPage(String campaign) throws IOException, InterruptedException {
        String words = "What did I read in %s, asks %s?".formatted(campaign, username);
        if (isAsked(send("question", Map.of("question", words)), words)) {
            experience.asked.add(words);
        } else {
            experience.strange.add(username + " does not see the question");
        }
    }

    private interface Attempt {

        /** Whether it was acknowledged. */
        boolean succeeds() throws IOException, InterruptedException;
    }

    private boolean tryUntil(Attempt attempt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (attempt.succeeds()) {
                    return true;
                }
                Thread.sleep(MOMENT);
            } catch (IOException e) {
                // The answer broke off in the middle.
                experience.interrupted.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (RuntimeException e) {
                experience.strange.add(username + ": " + e);
                return false;
            }
        }
        return false;
    }

    private boolean ask(String campaign, String words) throws IOException, InterruptedException {
        StaffVisitor.Answer page = look(campaign);
        if (isPage(page, campaign) && !isAsked(page, words)) {
            page = send("question", Map.of("question", words));
        }
        if (!isAsked(page, words)) {
            return false;
        }
        experience.asked.add(words);
        return true;
    }

    private boolean confirm(String campaign) throws IOException, InterruptedException {
        StaffVisitor.Answer page = look(campaign);
        if (isPage(page, campaign) && !isConfirmed(page)) {
            page = send("confirm", Map.of());
        }
        if (!isConfirmed(page)) {
            return false;
        }
        experience.confirmed.add(campaign + " " + username);
        return true;
    }

    private StaffVisitor.Answer look(String campaign) throws IOException, InterruptedException {
        return seen(browser.look("/attest/" + campaign));
    }

    /** Presses the button, and once more where the page says that it came too late; what was typed has to be there then. */
    private StaffVisitor.Answer send(String act, Map<String, String> typed) throws IOException, InterruptedException {
        StaffVisitor.Answer answer = seen(browser.send(act, typed));
        if (TOLD_IN.stream().noneMatch(answer.body()::contains)) {
            return answer;
        }
        experience.toldToSendAgain.incrementAndGet();
        typed.values().stream()
                .filter(words -> !answer.body().contains(">" + words + "</textarea>"))
                .forEach(words -> experience.strange.add(username + " did not find again: " + words));
        return seen(browser.send(act, typed));
    }

    private StaffVisitor.Answer seen(StaffVisitor.Answer answer) {
        if (answer.status() == 502 || answer.status() == 503) {
            experience.interrupted.incrementAndGet();
        } else if (answer.status() != 200 && answer.status() != 409) {
            experience.strange.add("%s saw %d at %s".formatted(username, answer.status(), answer.at()));
        }
        String now = browser.cookie("BYLAW_NODE").orElse("");
        if (!node.isEmpty() && !now.equals(node)) {
            experience.movedToAnotherNode.incrementAndGet();
        }
        node = now;
        return answer;
    }

    /** Not where the login led elsewhere, because its own node died under it. */
    private static boolean isPage(StaffVisitor.Answer answer, String campaign) {
        return answer.status() == 200 && answer.at().getPath().startsWith("/attest/" + campaign);
    }

    private static boolean isAsked(StaffVisitor.Answer page, String words) {
        return page.body().contains("<p>" + words + "</p>");
    }

    private static boolean isConfirmed(StaffVisitor.Answer page) {
        return page.body().contains("/receipt.pdf");
    }
}
