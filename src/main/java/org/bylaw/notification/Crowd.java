package org.bylaw.notification;

import java.util.Map;

/**
 * The people a mail goes to, as a query, so that mails to a hundred thousand are one statement.
 *
 * @param sql selects {@code person_id uuid} and {@code params jsonb}: the person's own parameters beside the shared ones
 * @param params of the query; their names must not begin with {@code mail}
 */
public record Crowd(String sql, Map<String, ?> params) {}
