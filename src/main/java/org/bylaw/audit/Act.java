package org.bylaw.audit;

import java.util.Map;
import org.bylaw.shared.SubjectRef;

/**
 * Something that was done, as the trail is told of it.
 *
 * @param name what was done, in the past tense and the field's terms, such as {@code PolicyPublished}
 * @param subject the thing it was done to
 * @param page the thing on whose page the act is told as history; often a policy
 * @param details what changed, before and after, as far as an auditor needs it
 */
public record Act(String name, SubjectRef subject, SubjectRef page, Map<String, ?> details) {}
