package org.bylaw.benchmark;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Frameworks of an organisation's own beside those that are shipped, mapped to them and tailored. */
final class ControlsSeed {

    /** How many of the own ones are tailored; the others are measured through mappings. */
    private static final int TAILORED = 2;

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Map<String, Object> values = new HashMap<>();

    ControlsSeed(ApplicationContext application) {
        jdbc = application.getBean(JdbcClient.class);
        organisation = application.getBean(Organisation.class);
        values.put("now", OffsetDateTime.now(ZoneOffset.UTC));
        List<UUID> owners = IntStream.range(0, 30)
                .mapToObj(number -> organisation.hire("Owner " + number, department(number), null, Role.CONTROL_OWNER))
                .toList();
        values.put("owners", owners.toArray(UUID[]::new));
        values.put("reader", organisation.hire("Reader", department(0), null, Role.COMPLIANCE, Role.MANAGEMENT));
        values.put("tester", organisation.hire("Tester", department(0), null, Role.AUDITOR));
    }

    private UUID department(int number) {
        return organisation.department("d" + number % 6, "Department " + number % 6);
    }

    /** Of compliance and management, so that everything is for them to see. */
    UUID reader() {
        return (UUID) values.get("reader");
    }

    ControlRecords records() {
        return new ControlRecords(jdbc, values);
    }

    /** What is there to see: frameworks, controls that are no headings, and those among them that are tailored. */
    record Size(int frameworks, int controls, int tailored) {}

    Size size() {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM framework) AS frameworks,
                            (SELECT count(*) FROM control WHERE NOT heading) AS controls,
                            (SELECT count(*) FROM tailoring) AS tailored
                        """).query(Size.class).single();
    }

    /**
     * So many more frameworks, each with twenty chapters, until there are that many controls. Each control corresponds to
     * one of ISO/IEC 27002 and to one of the next own framework.
     */
    void frameworks(int number, int controls) {
        values.put("number", number);
        values.put("each", Math.ceilDiv(controls - size().controls(), number));
        values.put("tailored", TAILORED);
        run("""
                INSERT INTO framework (id, key, name, edition, publisher, tailored, shipped, position, imported_by, imported_at)
                SELECT md5('own-' || f)::uuid, 'own-' || f, 'Own framework ' || f, '1', 'Group', f <= :tailored, false, 100 + f,
                    :reader, :now
                FROM generate_series(1, :number) AS f
                """);
        run("""
                INSERT INTO framework_attribute (framework_id, key, name, position)
                SELECT md5('own-' || f)::uuid, a.key, a.name, a.position FROM generate_series(1, :number) AS f,
                    (VALUES ('theme', 'Theme', 1), ('control_type', 'Control type', 2), ('property', 'Property', 3),
                        ('area', 'Area', 4)) AS a (key, name, position)
                """);
        run("""
                INSERT INTO control (id, framework_id, ref, code, title, position, heading)
                SELECT md5('own-' || f || ':' || c)::uuid, md5('own-' || f)::uuid, c::text, 'own-' || f || ':' || c, 'Chapter ' || c,
                    c * 1000, true
                FROM generate_series(1, :number) AS f, generate_series(1, 20) AS c
                """);
        run("""
                INSERT INTO control (id, framework_id, ref, code, title, position, parent_id)
                SELECT md5('own-' || f || ':' || r.ref)::uuid, md5('own-' || f)::uuid, r.ref, 'own-' || f || ':' || r.ref,
                    'What is to be done about matter ' || n, (n % 20 + 1) * 1000 + n, md5('own-' || f || ':' || n % 20 + 1)::uuid
                FROM generate_series(1, :number) AS f, generate_series(1, :each) AS n,
                    LATERAL (SELECT n % 20 + 1 || '.' || n AS ref) AS r
                """);
        run("""
                INSERT INTO control_attribute (control_id, key, value, position)
                SELECT k.id, a.key, a.value, 1
                FROM (SELECT id, row_number() OVER (ORDER BY code) AS n FROM control WHERE code LIKE 'own-%' AND NOT heading) AS k,
                    LATERAL (VALUES ('theme', (ARRAY['Organizational', 'People', 'Physical', 'Technological'])[n % 4 + 1]),
                        ('control_type', (ARRAY['Preventive', 'Preventive', 'Detective', 'Corrective'])[n / 4 % 4 + 1]),
                        ('property', 'Confidentiality'), ('property', 'Integrity'), ('property', 'Availability'),
                        ('area', 'Area ' || n % 15 + 1)) AS a (key, value)
                """);
        run("INSERT INTO mapping_source (key, name, shipped) VALUES ('own', 'Made by the organisation', false)");
        run("""
                WITH standard AS (
                    SELECT c.id, row_number() OVER (ORDER BY c.position) AS n, count(*) OVER () AS all_of_them FROM control c
                    JOIN framework f ON f.id = c.framework_id WHERE f.key = 'iso27002-2022'),
                own AS (
                    SELECT c.id, row_number() OVER (ORDER BY c.code) AS n,
                        lead(c.id, :each) OVER (ORDER BY c.code) AS beside
                    FROM control c WHERE c.code LIKE 'own-%' AND NOT c.heading)
                INSERT INTO control_mapping (from_id, to_id, source)
                SELECT o.id, s.id, 'own' FROM own o JOIN standard s ON s.n = o.n % s.all_of_them + 1
                UNION ALL SELECT id, beside, 'own' FROM own WHERE beside IS NOT NULL
                """);
        run("""
                INSERT INTO tailoring (control_id) SELECT c.id FROM control c JOIN framework f ON f.id = c.framework_id
                WHERE f.tailored AND NOT f.shipped AND NOT c.heading
                """);
    }

    /** All decided: a tenth does not apply, most others are in place. Each of a hundred policies states three of the standard's. */
    void tailor() {
        run("""
                UPDATE tailoring t SET applicable = k.n % 10 > 0, reasons = '{RISK,LAW}',
                    justification = 'Asked for by the risk assessment', owner_id = (:owners)[k.n % 30 + 1],
                    department_id = (SELECT department_id FROM person WHERE id = (:owners)[k.n % 30 + 1]),
                    status = (ARRAY['IMPLEMENTED', 'IMPLEMENTED', 'IMPLEMENTED', 'PARTLY_IMPLEMENTED', 'PLANNED'])[k.n % 5 + 1],
                    maturity = k.n % 5, target_maturity = 4, how = repeat('How it is **done** here. ', 20), changed_by = :reader,
                    changed_at = :now
                FROM (SELECT c.id, row_number() OVER (ORDER BY f.shipped DESC, c.code) AS n
                    FROM control c JOIN framework f ON f.id = c.framework_id) AS k
                WHERE k.id = t.control_id
                """);
        run("""
                INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification, language,
                    review_interval_months, created_by, created_at)
                SELECT md5('policy-' || n)::uuid, 'B-' || n, 'Policy on matter ' || n, 'POLICY', p.id, p.department_id, 'INTERNAL',
                    'en', 12, p.id, :now
                FROM generate_series(1, 100) AS n JOIN person p ON p.id = (:owners)[n % 30 + 1]
                """);
        run("""
                INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256, created_by,
                    created_at, published_at)
                SELECT md5('version-' || reference)::uuid, id, 1, 0, 'PUBLISHED', 'MAJOR', 'Text', encode(sha256('Text'), 'hex'),
                    owner_id, :now, :now
                FROM policy WHERE reference LIKE 'B-%'
                """);
        run("""
                INSERT INTO policy_control (policy_id, control_id)
                SELECT md5('policy-' || (k.n * 3 + m) % 100 + 1)::uuid, k.id
                FROM (SELECT c.id, row_number() OVER (ORDER BY c.position) AS n FROM control c
                    JOIN framework f ON f.id = c.framework_id WHERE f.key = 'iso27002-2022') AS k, generate_series(0, 2) AS m
                """);
    }

    private void run(String sql) {
        jdbc.sql(sql).params(values).update();
    }
}
