package org.bylaw.benchmark;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as years of use would leave them, written in sets. */
final class Seed {

    private static final int DEPARTMENTS = 6;
    private static final int VERSIONS = 10;
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

    Seed(ApplicationContext application) {
        jdbc = application.getBean(JdbcClient.class);
        organisation = application.getBean(Organisation.class);
    }

    List<UUID> people(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> organisation.hire(
                        "Person " + i, department(i), null, i % 5 == 0 ? Role.POLICY_OWNER : Role.EMPLOYEE))
                .toList();
    }

    private UUID department(int number) {
        int mine = number % DEPARTMENTS;
        return organisation.department("d" + mine, "Department " + mine);
    }

    /** Policies of 30 kB; of the versions of each the last is in force, and every fifth policy applies to one department only. */
    void policies(int number, List<UUID> owners) {
        Texts texts = new Texts(number);
        for (int from = 0; from < number; from += BATCH) {
            UUID[] ids = Stream.generate(Ids::next).limit(BATCH).toArray(UUID[]::new);
            String[] titles =
                    Stream.generate(() -> texts.sentence(5)).limit(BATCH).toArray(String[]::new);
            String[] bodies =
                    Stream.generate(() -> texts.markdown(30_000)).limit(BATCH).toArray(String[]::new);
            jdbc.sql("""
                            INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                                language, review_interval_months, created_by, created_at)
                            SELECT i.id, 'B-' || upper(right(i.id::text, 12)), i.title, 'POLICY', :owner, :department,
                                'INTERNAL', 'en', 12, :owner, :now
                            FROM unnest(:ids, :titles) AS i(id, title)
                            """)
                    .param("ids", ids)
                    .param("titles", titles)
                    .param("owner", owners.get(from / BATCH % owners.size()))
                    .param("department", department(from / BATCH))
                    .param("now", now)
                    .update();
            jdbc.sql("""
                            INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, change_summary, body,
                                body_sha256, created_by, created_at, published_at, ended_at, search)
                            SELECT gen_random_uuid(), p.id, n, 0, CASE n WHEN :versions THEN 'PUBLISHED' ELSE 'SUPERSEDED' END,
                                'MAJOR', 'Version ' || n, v.body, encode(sha256(convert_to(v.body, 'UTF8')), 'hex'), p.owner_id,
                                :now, :now, CASE n WHEN :versions THEN NULL ELSE CAST(:now AS timestamptz) END,
                                CASE n WHEN :versions THEN setweight(to_tsvector('english', p.reference || ' ' || p.title), 'A')
                                    || to_tsvector('english', v.body) END
                            FROM unnest(:ids, :bodies) AS i(id, body)
                            JOIN policy p ON p.id = i.id
                            CROSS JOIN generate_series(1, :versions) AS n
                            CROSS JOIN LATERAL (SELECT i.body || 'This is version ' || n || '.') AS v(body)
                            """)
                    .param("ids", ids)
                    .param("bodies", bodies)
                    .param("versions", VERSIONS)
                    .param("now", now)
                    .update();
            jdbc.sql("""
                            INSERT INTO policy_audience (policy_id, kind, value)
                            SELECT id, 'DEPARTMENT', 'd' || n % :departments
                            FROM unnest(:ids) WITH ORDINALITY AS i(id, n) WHERE n % 5 = 0
                            """).param("ids", ids).param("departments", DEPARTMENTS).update();
        }
    }

    /** Open duties, so many to each of these people, due over the next year. */
    void duties(List<UUID> people, int toEach) {
        jdbc.sql("""
                        INSERT INTO duty (id, kind, subject_kind, subject_id, person_id, verb, title, why, path, due_at, opened_at)
                        SELECT gen_random_uuid(), (ARRAY['approve', 'comment', 'finish-draft', 'review'])[1 + n % 4], 'policy',
                            gen_random_uuid(), p.id, 'Approve', 'Task ' || n, 'because you are asked', '/policies',
                            CASE WHEN n % 10 > 0 THEN CAST(:now AS timestamptz) + n * interval '7 hours' END, :now
                        FROM unnest(:people) AS p(id) CROSS JOIN generate_series(1, :each) AS n
                        """)
                .param("people", people.toArray(UUID[]::new))
                .param("each", toEach)
                .param("now", now)
                .update();
    }
}
