package org.bylaw.control;

import java.util.List;
import java.util.UUID;

/**
 * A framework with what its controls are told apart by.
 *
 * @param key as it stands in addresses, such as iso27002-2022
 * @param name with the edition, such as "ISO/IEC 27002 2022"
 * @param source where its numbers and titles come from
 * @param tailored whether its controls are tailored here; others are measured through mappings
 */
public record Framework(
        UUID id,
        String key,
        String name,
        String publisher,
        String source,
        boolean tailored,
        List<Attribute> attributes) {

    public Framework {
        attributes = List.copyOf(attributes);
    }

    /**
     * What controls are told apart by.
     *
     * @param key as it stands in addresses, such as control_type
     * @param values in their own order
     */
    public record Attribute(String key, String name, List<String> values) {

        public Attribute {
            values = List.copyOf(values);
        }
    }
}
