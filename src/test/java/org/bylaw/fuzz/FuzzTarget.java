package org.bylaw.fuzz;

import java.util.List;

/**
 * Something of Bylaw that reads what people hand in. Whatever bytes it is given, it either takes them or refuses them by a
 * {@link org.bylaw.shared.Problem}; any other exception is a fault, and so is what breaks its promise about what it makes of them.
 *
 * @param name the folder of its kept inputs, below {@code src/test/resources/fuzz}
 * @param seeds honest and nearly honest inputs, from which both Jazzer and the short form begin
 * @param reader what is given the bytes
 */
public record FuzzTarget(String name, List<byte[]> seeds, Reader reader) {

    /** Takes the bytes in. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }
}
