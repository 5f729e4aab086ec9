package org.bylaw.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.Portal;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;

/**
 * The queries of the library's page (how many, and the first 50) and the search of the portal, for a member of staff,
 * with many policies against few.
 */
final class LibraryMeasure {

    private static final int WARM_UPS = 30;
    private static final int ROUNDS = 150;
    private static final int PAGE = 50;

    /** How many hits the portal asks for. */
    private static final int HITS = 30;

    private final Side many;
    private final Side few;

    LibraryMeasure(ApplicationContext many, ApplicationContext few) {
        this.many = new Side(many);
        this.few = new Side(few);
    }

    Measure run() {
        Timing pageOfMany = new Timing();
        Timing pageOfFew = new Timing();
        Timing.interleave(WARM_UPS, ROUNDS, many::page, pageOfMany, few::page, pageOfFew);
        Timing searchOfMany = new Timing();
        Timing searchOfFew = new Timing();
        Random same = new Random(3);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
            queries.add(query(same, i));
        }
        int[] next = {0, 0};
        Timing.interleave(
                WARM_UPS,
                ROUNDS,
                () -> many.search(queries.get(next[0]++)),
                searchOfMany,
                () -> few.search(queries.get(next[1]++)),
                searchOfFew);
        double page = pageOfMany.p95() / pageOfFew.p95();
        double search = searchOfMany.p95() / searchOfFew.p95();
        return new Measure(
                "library page and full-text search",
                Math.max(page, search),
                page > search ? pageOfFew.p95() : searchOfFew.p95(),
                1.5,
                ("2,000 policies of 30 kB with 10 versions over 100, %d rounds; the worse of: page p95 %.1f ms over %.1f = %.2f"
                                + " (medians %.1f, %.1f), search p95 %.1f ms over %.1f = %.2f (medians %.1f, %.1f)")
                        .formatted(
                                ROUNDS,
                                pageOfMany.p95(),
                                pageOfFew.p95(),
                                page,
                                pageOfMany.median(),
                                pageOfFew.median(),
                                searchOfMany.p95(),
                                searchOfFew.p95(),
                                search,
                                searchOfMany.median(),
                                searchOfFew.median()));
    }

    /** In turn a rare word (in about 2 percent of the texts), two less rare ones (8 and 20 percent), and one that most texts have. */
    private static String query(Random random, int number) {
        return switch (number % 3) {
            case 0 -> Texts.word(15_000 + random.nextInt(5_000));
            case 1 -> Texts.word(4_500 + random.nextInt(1_000)) + " " + Texts.word(1_500 + random.nextInt(500));
            default -> Texts.word(250 + random.nextInt(100));
        };
    }

    /** One of the two sizes, seen by a member of staff. */
    private static final class Side {

        private final PolicyLibrary library;
        private final Portal portal;
        private final Organisation organisation;
        private final UUID person;

        Side(ApplicationContext application) {
            library = application.getBean(PolicyLibrary.class);
            portal = application.getBean(Portal.class);
            organisation = application.getBean(Organisation.class);
            person = organisation.hire("Reader", organisation.department("d1", "Department 1"), null, Role.EMPLOYEE);
        }

        void page() {
            organisation.as(person, () -> {
                library.count(PolicyLibrary.Filter.NONE);
                library.page(PolicyLibrary.Filter.NONE, 0, PAGE);
            });
        }

        void search(String words) {
            organisation.as(person, () -> {
                portal.search(words, HITS);
            });
        }
    }
}
