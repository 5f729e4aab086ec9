package org.bylaw.score;

import java.util.Map;

/**
 * How points are given.
 *
 * @param points of each nature, 0 to 1000
 * @param partlyImplemented how much of its points a control keeps that is partly implemented, in percent
 * @param partlyEffective the same for one that a review found partly effective
 * @param revision for saving
 */
public record Scale(Map<Nature, Integer> points, int partlyImplemented, int partlyEffective, int revision) {

    public Scale {
        points = Map.copyOf(points);
    }
}
