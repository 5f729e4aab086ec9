package org.bylaw.audit.seal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in the one form that is hashed (RFC 8785). Small enough to be ours: the libraries for it have not been kept for years
 * and round long numbers silently, which would leave some edits unseen.
 */
final class Jcs {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // A key that stands twice would be read differently by different readers.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String HEX = "0123456789abcdef";

    private Jcs() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    /** @throws tools.jackson.core.JacksonException where it is no JSON, or a key stands in an object twice */
    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    static String write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /**
     * The same value without numbers that RFC 8785 would round: such a number becomes an object with it as a text, so that
     * an edit of its last digit is seen.
     */
    static JsonNode faithful(JsonNode value) {
        if (value.isObject()) {
            ObjectNode copy = NODES.objectNode();
            value.properties().forEach(entry -> copy.set(entry.getKey(), faithful(entry.getValue())));
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            value.forEach(element -> copy.add(faithful(element)));
            return copy;
        }
        if (value.isNumber() && !isExact(value.decimalValue())) {
            return NODES.objectNode().put("number", value.decimalValue().toPlainString());
        }
        return value;
    }

    private static boolean isExact(BigDecimal number) {
        double rounded = number.doubleValue();
        return Double.isFinite(rounded) && shortest(rounded).compareTo(number) == 0;
    }

    /** The fewest digits that mean this number; Java itself writes at least two, also where one does (the smallest ones). */
    private static BigDecimal shortest(double number) {
        BigDecimal digits = new BigDecimal(Double.toString(number));
        BigDecimal one = digits.round(new MathContext(1));
        return one.doubleValue() == number ? one : digits;
    }

    private static void write(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            char separator = '{';
            for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
                out.append(separator);
                write(entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ',';
            }
            out.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value.isArray()) {
            out.append('[');
            for (int i = 0; i < value.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                write(value.get(i), out);
            }
            out.append(']');
        } else if (value.isString()) {
            write(value.stringValue(), out);
        } else if (value.isNumber()) {
            out.append(number(value.doubleValue()));
        } else if (value.isBoolean()) {
            out.append(value.booleanValue());
        } else {
            out.append("null");
        }
    }

    private static void write(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isSurrogate(c) && !isPaired(text, i)) {
                        // UTF-8 has none, and Java would hash a question mark in its place.
                        throw new IllegalArgumentException("half a character is no text");
                    }
                    if (c < ' ') {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** As ECMAScript writes it (ECMA-262, Number::toString). */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number " + number);
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(number)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        int point = shortest.precision() - shortest.scale();
        String unsigned;
        if (count <= point && point <= 21) {
            unsigned = digits + "0".repeat(point - count);
        } else if (0 < point && point <= 21) {
            unsigned = digits.substring(0, point) + "." + digits.substring(point);
        } else if (-6 < point && point <= 0) {
            unsigned = "0." + "0".repeat(-point) + digits;
        } else {
            int exponent = point - 1;
            unsigned = digits.charAt(0)
                    + (count == 1 ? "" : "." + digits.substring(1))
                    + (exponent < 0 ? "e-" : "e+")
                    + Math.abs(exponent);
        }
        return number < 0 ? "-" + unsigned : unsigned;
    }
}
