package org.bylaw.control;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A control in the catalogue.
 *
 * @param code how policies, files and addresses name it: 5.1, or gdpr:32
 * @param ref its number in its framework
 * @param heading what it stands under, such as "GV.OC Organizational Context"; empty where it stands alone
 * @param tailored whether it is tailored here at all
 * @param applicable whether it applies; empty while nobody has decided
 * @param policies how many policies in force state it
 * @param mapped how many controls of other frameworks correspond to it
 * @param attributes values by the attribute's key
 */
public record ControlLine(
        UUID id,
        String code,
        String ref,
        String title,
        String heading,
        boolean tailored,
        @Nullable Boolean applicable,
        @Nullable ImplementationStatus status,
        @Nullable String ownerName,
        int policies,
        int mapped,
        Map<String, List<String>> attributes) {}
