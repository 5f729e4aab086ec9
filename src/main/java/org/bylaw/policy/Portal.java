package org.bylaw.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/** What staff read: the policies in force that apply to them, and a search in their full text. */
@Service
public class Portal {

    /** Marks hits in a headline before the rest is escaped; no text holds these characters. */
    private static final String HIT_START = "\uE000";

    private static final String HIT_END = "\uE001";

    /** Ranking a hit reads all words of its text, so no search ranks more than these in a language. */
    private static final int MOST_RANKED = 200;

    private static final String APPLIES = Audience.APPLIES.replace(":policy", "pol.id");

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;

    Portal(JdbcClient jdbc, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
    }

    /**
     * One policy in force.
     *
     * @param headline safe HTML: where the words were found, marked; empty without a search
     */
    public record Entry(
            UUID policyId,
            UUID versionId,
            String reference,
            String title,
            DocumentType type,
            String version,
            String departmentName,
            Instant publishedAt,
            String headline) {}

    /** What applies to the current person, by title. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<Entry> appliesToMe(int offset, int limit) {
        return jdbc.sql("""
                        SELECT pol.*, v.id AS version_id, v.major, v.minor, v.published_at, d.name AS department_name, '' AS headline
                        FROM policy pol JOIN policy_version v ON v.policy_id = pol.id AND v.state = 'PUBLISHED'
                        JOIN department d ON d.id = pol.department_id
                        JOIN person p ON p.id = :me
                        WHERE
                        """ + APPLIES + " ORDER BY pol.title, pol.id OFFSET :offset LIMIT :limit")
                .param("me", currentPerson.requireId())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * Searches all policies in force that the person may read, each text with the dictionary of its language; best
     * first. The words are plain words: quotes hold a phrase together, a minus leaves out. A word that stands in very
     * many texts says little about any: of those the ones with it in the title, then the newest, are ranked.
     */
    @Costly(Costly.Kind.SEARCH)
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<Entry> search(String words, int limit) {
        return jdbc.sql("""
                        WITH me AS (SELECT * FROM person WHERE id = :me),
                        dictionaries(language, dictionary) AS (VALUES ('en', 'english'::regconfig), ('de', 'german'),
                            ('fr', 'french'), ('es', 'spanish'), ('it', 'italian'), ('nl', 'dutch')),
                        queries AS (
                            SELECT language, dictionary, websearch_to_tsquery(dictionary, :words) AS query FROM dictionaries s
                            WHERE EXISTS (SELECT FROM policy WHERE policy.language = s.language)),
                        hits AS (
                            SELECT c.*, q.dictionary, q.query, ts_rank(c.search, q.query) AS rank
                            FROM queries q CROSS JOIN LATERAL (
                                SELECT v.id AS version_id, v.policy_id, v.major, v.minor, v.published_at, v.search
                                FROM policy_version v
                                JOIN policy pol ON pol.id = v.policy_id AND pol.language = q.language
                                CROSS JOIN me p
                                WHERE v.search @@ q.query AND v.state = 'PUBLISHED'
                                    AND (pol.classification <> 'STRICTLY_CONFIDENTIAL' OR (%s))
                                ORDER BY v.title_search @@ q.query DESC, v.id DESC LIMIT :ranked) c
                            ORDER BY rank DESC, version_id LIMIT :limit)
                        SELECT pol.*, h.version_id, h.major, h.minor, h.published_at, d.name AS department_name,
                            ts_headline(h.dictionary, v.body, h.query,
                                'StartSel="%s", StopSel="%s", MaxFragments=2, MaxWords=22, MinWords=8, FragmentDelimiter=" … "') AS headline
                        FROM hits h JOIN policy pol ON pol.id = h.policy_id
                        JOIN policy_version v ON v.id = h.version_id
                        JOIN department d ON d.id = pol.department_id
                        ORDER BY h.rank DESC, h.version_id
                        """.formatted(APPLIES, HIT_START, HIT_END))
                .param("me", currentPerson.requireId())
                .param("words", words)
                .param("ranked", MOST_RANKED)
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getString("reference"),
                row.getString("title"),
                DocumentType.valueOf(row.getString("document_type")),
                row.getInt("major") + "." + row.getInt("minor"),
                row.getString("department_name"),
                row.getTimestamp("published_at").toInstant(),
                safe(row.getString("headline")));
    }

    private static String safe(String headline) {
        return HtmlUtils.htmlEscape(headline.replaceAll("[#*_|`>]+", " "))
                .replace(HIT_START, "<mark>")
                .replace(HIT_END, "</mark>");
    }
}
