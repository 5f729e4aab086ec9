package org.bylaw.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One mail about to be sent: an urgent one with a single item, or a digest with several.
 *
 * @param id stable over all attempts; becomes the Message-ID
 * @param address empty where no mail reaches the person
 */
record Letter(UUID id, String name, String address, String language, List<Item> items) {

    record Item(String kind, Map<String, String> params, String path) {}
}
