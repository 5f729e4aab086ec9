package org.bylaw.run.story;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bylaw.people.Person;

/** Part of the story: who did what to a few policies, in working days before today. */
abstract class Chapter {

    private static final LocalTime MORNING = LocalTime.of(8, 20);
    private static final int MINUTES_OF_A_DAY = 500;

    private final Timeline timeline;
    private final Desk desk;

    Chapter(Timeline timeline, Desk desk) {
        this.timeline = timeline;
        this.desk = desk;
    }

    abstract void plan();

    final Timeline timeline() {
        return timeline;
    }

    final Actor who(String username) {
        return new Actor(username, desk);
    }

    final void on(int ago, String time, Runnable act) {
        timeline.on(ago, time, act);
    }

    /** Everybody whom a policy for these departments asks, in an order of their own that is the same each time. */
    final List<String> staff(Set<String> departments, String... without) {
        List<String> names = new ArrayList<>(desk.people().search("", 0, 1000).stream()
                .filter(person -> departments.isEmpty() || departments.contains(person.departmentName()))
                .map(Person::username)
                .filter(name -> !List.of(without).contains(name))
                .toList());
        Collections.sort(names);
        Collections.shuffle(names, new Random(departments.hashCode() + 40));
        return names;
    }

    /** These people attest from the day after the launch on; most of them soon, the last after so many working days. */
    final void attest(Paper paper, int launched, int days, List<String> people) {
        for (int i = 0; i < people.size(); i++) {
            Actor actor = who(people.get(i));
            double part = (double) i / people.size();
            int day = launched - 1 - (int) (days * part * part);
            LocalTime time = MORNING.plusMinutes(i * 37L % MINUTES_OF_A_DAY);
            on(day, time.toString(), () -> actor.attests(paper));
        }
    }
}
