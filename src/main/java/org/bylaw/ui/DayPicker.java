package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bylaw.shared.Say;

/** Asks for a day, and writes it as all pages do ("4 May 2026", in German "04.05.2026"); understands "4.5.2026" and "2026-05-04", too. */
public class DayPicker extends DatePicker {

    public DayPicker(String label) {
        super(label);
        DatePickerI18n words = new DatePickerI18n();
        words.setFirstDayOfWeek(DayOfWeek.MONDAY.getValue());
        Locale language = Say.language();
        if (language.equals(Locale.GERMAN)) {
            // The browser reads and writes names of months in English only.
            words.setDateFormats("dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd");
        } else {
            words.setDateFormats("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "yyyy-MM-dd");
        }
        words.setMonthNames(Stream.of(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
                .toList());
        words.setWeekdays(days(TextStyle.FULL_STANDALONE, language));
        words.setWeekdaysShort(days(TextStyle.SHORT_STANDALONE, language));
        words.setToday(say("Today"));
        words.setCancel(say("Cancel"));
        words.setBadInputErrorMessage(say("Not a day. Write it like 4 May 2026."));
        setI18n(words);
    }

    /** From Sunday on, as the component wants them. */
    private static List<String> days(TextStyle style, Locale language) {
        return IntStream.range(0, 7)
                .mapToObj(day -> DayOfWeek.SUNDAY.plus(day).getDisplayName(style, language))
                .toList();
    }
}
