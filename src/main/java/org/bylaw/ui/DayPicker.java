package org.bylaw.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.DayOfWeek;

/** Asks for a day, and writes it as all pages do ("4 May 2026"); understands "4.5.2026" and "2026-05-04", too. */
public class DayPicker extends DatePicker {

    public DayPicker(String label) {
        super(label);
        DatePickerI18n words = new DatePickerI18n();
        words.setFirstDayOfWeek(DayOfWeek.MONDAY.getValue());
        words.setDateFormats("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "yyyy-MM-dd");
        words.setBadInputErrorMessage("Not a day. Write it like 4 May 2026.");
        setI18n(words);
    }
}
