package org.bylaw.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What years of work on tailored controls leave: reviews and what they found, evidence, waivers, risks, statements. */
final class ControlRecords {

    /** The controls that apply, numbered. */
    private static final String SEEDED = """
            WITH seeded AS (
                SELECT t.control_id, t.owner_id, row_number() OVER (ORDER BY f.shipped DESC, k.code) AS n
                FROM tailoring t JOIN control k ON k.id = t.control_id JOIN framework f ON f.id = k.framework_id
                WHERE t.applicable)
            """;

    private final JdbcClient jdbc;
    private final Map<String, Object> values;

    ControlRecords(JdbcClient jdbc, Map<String, Object> values) {
        this.jdbc = jdbc;
        this.values = new HashMap<>(values);
    }

    /** A review of each applicable control a year, one more ahead, and a finding of each that was not effective. */
    void reviews(int years) {
        values.put("years", years);
        run(SEEDED + """
                INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, lead_days, planned_at, opened_at,
                    owner_id, reviewer_id, assessment, maturity, assessed_by, assessed_at, design_result, operation_result, result,
                    samples, tested_by, tested_at, tests, acceptance, accepted_by, accepted_at, closed_at)
                SELECT gen_random_uuid(), s.control_id, y, 'CLOSED', w.at::date - 30, w.at::date, 30, w.at - interval '365 days',
                    w.at - interval '30 days', s.owner_id, :tester, repeat('It is done as written. ', 20), 3, s.owner_id,
                    w.at - interval '20 days', r.result, r.result, r.result, repeat('Sample ', 20), :tester, w.at - interval '10 days',
                    1, 'RESULT', :reader, w.at, w.at
                FROM seeded s CROSS JOIN generate_series(1, :years) AS y
                CROSS JOIN LATERAL (SELECT CAST(:now AS timestamptz)
                    - ((:years - y) * 365 + s.n % 330 + 1) * interval '1 day' AS at) AS w
                CROSS JOIN LATERAL (SELECT CASE (s.n + y) % 20 WHEN 0 THEN 'NOT_EFFECTIVE' WHEN 1 THEN 'PARTLY_EFFECTIVE'
                    WHEN 2 THEN 'PARTLY_EFFECTIVE' ELSE 'EFFECTIVE' END AS result) AS r
                """);
        run(SEEDED + """
                INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, lead_days, planned_at, owner_id)
                SELECT gen_random_uuid(), control_id, :years + 1, 'PLANNED', w.due - 30, w.due, 30, :now, owner_id
                FROM seeded, LATERAL (SELECT CAST(:now AS date) + CAST(330 - n % 330 - 10 AS integer) AS due) AS w
                """);
        run(SEEDED + """
                INSERT INTO finding (id, control_id, origin_kind, origin_id, severity, title, description, raised_by, raised_at,
                    state, closed_at)
                SELECT gen_random_uuid(), control_id, 'control-review', id,
                    (ARRAY['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])[extract(day FROM tested_at)::int % 4 + 1], 'Not done as written',
                    repeat('What was seen. ', 20), :tester, tested_at,
                    CASE WHEN closed_at > d.since THEN 'OPEN' ELSE 'CLOSED' END, CASE WHEN closed_at <= d.since THEN closed_at END
                FROM control_review, LATERAL (SELECT CAST(:now AS timestamptz) - interval '60 days' AS since) AS d
                WHERE result <> 'EFFECTIVE'
                """);
        run(SEEDED + """
                INSERT INTO corrective_action (id, finding_id, owner_id, verifier_id, plan, due_on, state, started_at, done_at, done_by,
                    verified_by, verified_at, ended_at)
                SELECT gen_random_uuid(), f.id, s.owner_id, :tester, 'Do it', f.raised_at::date + 60,
                    CASE f.state WHEN 'OPEN' THEN 'DOING' ELSE 'DONE' END, f.raised_at, f.closed_at,
                    CASE f.state WHEN 'CLOSED' THEN s.owner_id END, CASE f.state WHEN 'CLOSED' THEN CAST(:tester AS uuid) END,
                    f.closed_at, f.closed_at
                FROM finding f JOIN seeded s ON s.control_id = f.control_id
                """);
        run("""
                INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
                SELECT r.planned_at + a.day * interval '1 day', 'Somebody', a.act, 'control-review', r.id, 'control', r.control_id,
                    '{"number": 1, "due": "2026-01-01", "maturity": 3, "outcome": "EFFECTIVE"}'
                FROM control_review r, (VALUES (0, 'ControlReviewPlanned'), (335, 'ControlReviewOpened'), (345, 'ControlAssessed'),
                    (355, 'ControlTested')) AS a (day, act)
                WHERE r.state = 'CLOSED' ORDER BY 1
                """);
    }

    /** So many, in use for a year each, attached to a control and to one of its reviews; nine in ten are files. */
    void evidence(int number) {
        values.put("number", number);
        run("""
                INSERT INTO evidence_file (sha256, content) SELECT encode(sha256(f.content), 'hex'), f.content
                FROM generate_series(1, :number) AS e (i), LATERAL (SELECT convert_to('Evidence ' || i, 'UTF8') AS content) AS f
                WHERE i % 10 > 0
                """);
        run(SEEDED + """
                INSERT INTO evidence (id, title, kind, file_name, media_type, size, url, sha256, collected_on, valid_until, added_by,
                    added_at, replaced_at)
                SELECT md5('evidence-' || i)::uuid, 'Evidence ' || i, CASE WHEN i % 10 > 0 THEN 'FILE' ELSE 'LINK' END,
                    CASE WHEN i % 10 > 0 THEN 'evidence.txt' END, CASE WHEN i % 10 > 0 THEN 'text/plain' END,
                    CASE WHEN i % 10 > 0 THEN length(f.content) END, CASE WHEN i % 10 = 0 THEN f.content END,
                    encode(sha256(convert_to(f.content, 'UTF8')), 'hex'), r.closed_at::date - 20, r.closed_at::date + 345,
                    r.owner_id, r.closed_at - interval '20 days',
                    CASE WHEN r.number < :years THEN r.closed_at + interval '340 days' END
                FROM generate_series(1, :number) AS e (i)
                CROSS JOIN LATERAL (SELECT CASE WHEN i % 10 > 0 THEN 'Evidence ' || i ELSE 'https://example.org/' || i END
                    AS content) AS f
                JOIN seeded s ON s.n = i % (SELECT count(*) FROM seeded) + 1
                JOIN control_review r ON r.control_id = s.control_id AND r.number = i / (SELECT count(*) FROM seeded) % :years + 1
                """);
        run(SEEDED + """
                INSERT INTO evidence_link (evidence_id, subject_kind, subject_id, linked_by, linked_at)
                SELECT md5('evidence-' || i)::uuid, u.kind, u.id, :tester, :now
                FROM generate_series(1, :number) AS e (i)
                JOIN seeded s ON s.n = i % (SELECT count(*) FROM seeded) + 1
                JOIN control_review r ON r.control_id = s.control_id AND r.number = i / (SELECT count(*) FROM seeded) % :years + 1
                CROSS JOIN LATERAL (VALUES ('control', s.control_id), ('control-review', r.id)) AS u (kind, id)
                """);
    }

    /** A risk of every third control, and each year a waiver of every tenth; those of the last year hold. */
    void risksAndWaivers() {
        run(SEEDED + """
                INSERT INTO risk (id, reference, title, asset, threat, owner_id, scale_id, likelihood, impact, level, treatment, plan,
                    plan_due_on, assessed_by, assessed_at, review_on, created_by, created_at)
                SELECT md5('risk-' || s.n)::uuid, 'R-' || s.n, 'Risk ' || s.n, 'Systems', 'Loss', s.owner_id, c.scale_id, c.likelihood,
                    c.impact, c.level, 'MODIFY', 'Do it', CAST(:now AS date) + 90, s.owner_id, :now, CAST(:now AS date) + 200,
                    s.owner_id, :now
                FROM seeded s JOIN risk_cell c ON c.likelihood = s.n % 5 + 1 AND c.impact = s.n / 5 % 5 + 1 WHERE s.n % 3 = 0
                """);
        run(
                SEEDED
                        + "INSERT INTO risk_control (risk_id, control_id) SELECT md5('risk-' || n / 3 * 3)::uuid, control_id FROM seeded WHERE n > 2");
        run(SEEDED + """
                INSERT INTO waiver (id, subject_kind, subject_id, title, reason, scope, compensation, risk, ends_on, state,
                    requested_by, requested_at, holder_id, granted_at, closed_how, closed_word, closed_by, closed_at)
                SELECT md5('waiver-' || y || '-' || s.n)::uuid, 'control', s.control_id, 'Old systems', 'They cannot', 'Laboratory', 'Watched', 'MEDIUM',
                    CAST(:now AS date) - CAST((:years - y) * 365 - s.n % 180 AS integer), CASE y WHEN :years THEN 'ACTIVE' ELSE 'CLOSED' END,
                    s.owner_id, w.at, s.owner_id, w.at, CASE WHEN y < :years THEN 'SETTLED' END, CASE WHEN y < :years THEN 'Done' END,
                    CASE WHEN y < :years THEN s.owner_id END, CASE WHEN y < :years THEN w.at + interval '200 days' END
                FROM seeded s CROSS JOIN generate_series(1, :years) AS y
                CROSS JOIN LATERAL (SELECT CAST(:now AS timestamptz) - ((:years - y) * 365 + 100) * interval '1 day' AS at) AS w
                WHERE s.n % 10 = 3
                """);
        run("""
                INSERT INTO waiver_round (waiver_id, number, asked_by, asked_at, reason, risk, ends_on, state, due_on, decider_why,
                    closed_at)
                SELECT id, 0, requested_by, requested_at, reason, risk, ends_on, 'GRANTED', requested_at::date + 7, 'compliance', granted_at
                FROM waiver
                """);
    }

    /** A statement each year for each tailored framework; the last is in force. */
    void statements(int years) {
        for (int year = 1; year <= years; year++) {
            values.put("year", year);
            run("UPDATE soa_version SET state = 'SUPERSEDED', ended_at = :now WHERE state = 'IN_FORCE'");
            run("""
                    INSERT INTO soa_version (id, framework_id, number, state, title, owner_id, created_at)
                    SELECT md5(id || '-' || :year)::uuid, id, :year, 'DRAFT', 'Statement', :reader, :now FROM framework WHERE tailored
                    """);
            run("""
                    INSERT INTO soa_line (version_id, control_id, position, code, ref, title, applicable, reasons, justification,
                        status, owner_id, owner_name, department_name, how, policies)
                    SELECT v.id, k.id, k.position, k.code, k.ref, k.title, t.applicable, t.reasons, t.justification, t.status,
                        t.owner_id, 'Somebody', '', t.how, '{}'
                    FROM soa_version v JOIN control k ON k.framework_id = v.framework_id JOIN tailoring t ON t.control_id = k.id
                    WHERE v.number = :year
                    """);
            run("""
                    UPDATE soa_version SET state = 'IN_FORCE', submitted_at = :now, in_force_at = :now, body = 'As approved',
                        sha256 = encode(sha256('As approved'), 'hex')
                    WHERE state = 'DRAFT'
                    """);
        }
    }

    /** How scores and figures stood at the end of each day. */
    void days(List<String> figures) {
        values.put("figures", figures.toArray(String[]::new));
        run("""
                INSERT INTO score_day (framework_id, day, gained, possible, controls)
                SELECT f.id, CAST(:now AS date) - d, 1000 - d % 500, 1000, 90 FROM framework f, generate_series(1, 365 * :years) AS d
                WHERE EXISTS (SELECT FROM framework_control fc JOIN tailoring t ON t.control_id = fc.control_id
                    WHERE fc.framework_id = f.id)
                """);
        run("""
                INSERT INTO figure_day (key, day, value) SELECT key, CAST(:now AS date) - d, d % 100
                FROM unnest(:figures) AS key, generate_series(1, 365 * :years) AS d
                """);
    }

    private void run(String sql) {
        jdbc.sql(sql).params(values).update();
    }
}
