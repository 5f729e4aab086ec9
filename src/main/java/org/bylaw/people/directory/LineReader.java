package org.bylaw.people.directory;

import static org.bylaw.shared.Say.say;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.directory.StaffPreview.LineError;
import org.bylaw.shared.HonestText;
import org.jspecify.annotations.Nullable;

/** Reads the values of a line and says of each what is wrong with it; only those are read that would be taken over. */
final class LineReader {

    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");
    private static final List<DateTimeFormatter> DATES = Stream.of("uuuu-MM-dd", "d.M.uuuu")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
            .toList();
    private static final Map<String, String> LANGUAGES =
            Map.of("de", "de", "deutsch", "de", "german", "de", "en", "en", "englisch", "en", "english", "en");

    /** The two kinds that audiences ask for most, however they are called; others stay as they are written. */
    private static final Map<String, String> EMPLOYMENTS = Stream.concat(
                    Stream.of("staff", "employee", "permanent", "intern", "mitarbeiter", "mitarbeiterin", "angestellt")
                            .map(word -> Map.entry(word, "staff")),
                    Stream.of(
                                    "contractor",
                                    "external",
                                    "freelancer",
                                    "extern",
                                    "externe",
                                    "dienstleister",
                                    "leiharbeit")
                            .map(word -> Map.entry(word, "contractor")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final StaffSheet sheet;
    private final Masters masters;
    private final LocalDate today;

    LineReader(StaffSheet sheet, Masters masters, LocalDate today) {
        this.sheet = sheet;
        this.masters = masters;
        this.today = today;
    }

    /** Whether the file has the last word on that: the only one who speaks, or the master. */
    boolean decides(StaffAttribute attribute, PlannedPerson person) {
        return sheet.has(attribute) && (!person.hasAccount() || masters.isHrs(attribute));
    }

    void readUsername(PlannedPerson person) {
        if (person.row.fields() != 0) {
            person.errors.add(new LineError(
                    person.row.number(),
                    "",
                    person.row.fields() > 0
                            ? say("The line has {0} values too many.", person.row.fields())
                            : say("The line has {0} values too few.", -person.row.fields()),
                    say("Put values that contain the separator into quotation marks.")));
        }
        String username = text(person, StaffColumn.USERNAME);
        if (username == null) {
            if (person.row.get(StaffColumn.USERNAME) == null) {
                error(person, StaffColumn.USERNAME, say("The username is missing."), say("Fill it in."));
            }
        } else if (username.chars().anyMatch(Character::isWhitespace)) {
            error(
                    person,
                    StaffColumn.USERNAME,
                    say("“{0}” has a blank in it.", username),
                    say("Write the name that the person logs in with."));
        } else {
            person.username = username.toLowerCase(Locale.ROOT);
        }
    }

    /** Once it is known whom the line means. */
    void readRest(PlannedPerson person) {
        KnownPerson known = person.known;
        person.name = decides(StaffAttribute.NAME, person) ? name(person) : known == null ? "" : known.name();
        person.mail = decides(StaffAttribute.MAIL, person) ? mail(person) : known == null ? null : known.mail();
        person.department = decides(StaffAttribute.DEPARTMENT, person)
                ? department(person)
                : known == null ? null : known.departmentName();
        person.location = decides(StaffAttribute.LOCATION, person)
                ? text(person, StaffColumn.LOCATION)
                : known == null ? null : known.location();
        person.jobTitle = decides(StaffAttribute.JOB_TITLE, person)
                ? text(person, StaffColumn.JOB_TITLE)
                : known == null ? null : known.jobTitle();
        person.employment = decides(StaffAttribute.EMPLOYMENT, person)
                ? employment(person)
                : known == null ? null : known.employment();
        person.language =
                decides(StaffAttribute.LANGUAGE, person) ? language(person) : known == null ? "en" : known.language();
        person.managerId = known == null ? null : known.managerId();
        readDates(person);
    }

    private void readDates(PlannedPerson person) {
        LocalDate starts = date(person, StaffColumn.STARTS);
        LocalDate ends = date(person, StaffColumn.ENDS);
        KnownPerson known = person.known;
        if (starts != null && ends != null && ends.isBefore(starts)) {
            error(person, StaffColumn.ENDS, say("The person would leave before they come."), say("Check both dates."));
        }
        boolean gone = ends != null && ends.isBefore(today);
        if (known != null && known.account() && !known.active()) {
            person.fate = PlannedPerson.Fate.SKIPPED;
        } else if (gone && known != null && known.active() && !known.account()) {
            person.fate = PlannedPerson.Fate.LEAVES;
        } else if (gone && (known == null || !known.account())
                || starts != null && starts.isAfter(today) && known == null) {
            person.fate = PlannedPerson.Fate.SKIPPED;
        }
    }

    private String name(PlannedPerson person) {
        String whole = sheet.has(StaffColumn.NAME) ? text(person, StaffColumn.NAME) : null;
        String name = whole != null
                ? whole
                : Stream.of(text(person, StaffColumn.FIRST_NAME), text(person, StaffColumn.LAST_NAME))
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
        if (name.isEmpty() && person.errors.isEmpty()) {
            StaffColumn column = sheet.has(StaffColumn.NAME) ? StaffColumn.NAME : StaffColumn.LAST_NAME;
            error(person, column, say("The name is missing."), say("Fill it in."));
        }
        HonestText.fault(name)
                .ifPresent(words -> error(
                        person,
                        sheet.has(StaffColumn.NAME) ? StaffColumn.NAME : StaffColumn.LAST_NAME,
                        words,
                        say("Write it as the person does.")));
        return name;
    }

    private @Nullable String mail(PlannedPerson person) {
        String mail = text(person, StaffColumn.MAIL);
        if (mail != null && !isAddress(mail)) {
            error(
                    person,
                    StaffColumn.MAIL,
                    say("“{0}” is no mail address.", mail),
                    say("Write one such as ada@example.org, or leave it empty."));
        }
        return mail;
    }

    static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1
                || text.indexOf('@') != at
                || text.chars().anyMatch(c -> c <= ' ' || c > 126 || "<>(),;:\"".indexOf(c) >= 0)) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    private @Nullable String department(PlannedPerson person) {
        String name = text(person, StaffColumn.DEPARTMENT);
        if (name != null && Departments.code(name).isEmpty()) {
            error(
                    person,
                    StaffColumn.DEPARTMENT,
                    say("“{0}” has neither letters nor digits.", name),
                    say("Write the department's name, such as Engineering > Platform."));
        }
        return name;
    }

    private @Nullable String employment(PlannedPerson person) {
        String kind = text(person, StaffColumn.EMPLOYMENT);
        return kind == null ? null : EMPLOYMENTS.getOrDefault(kind.toLowerCase(Locale.ROOT), kind);
    }

    private String language(PlannedPerson person) {
        String text = text(person, StaffColumn.LANGUAGE);
        if (text == null) {
            return person.known == null ? "en" : person.known.language();
        }
        String language = LANGUAGES.get(text.toLowerCase(Locale.ROOT).replaceAll("[-_].*", ""));
        if (language == null) {
            error(
                    person,
                    StaffColumn.LANGUAGE,
                    say("“{0}” is no language that Bylaw speaks.", text),
                    say("Write de or en."));
            return "en";
        }
        return language;
    }

    private @Nullable LocalDate date(PlannedPerson person, StaffColumn column) {
        String text = text(person, column);
        if (text == null) {
            return null;
        }
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeParseException e) {
                // The next form may fit.
            }
        }
        error(person, column, say("“{0}” is no date.", text), say("Write it as 2026-05-04 or 04.05.2026."));
        return null;
    }

    /** Text is kept as it is written; what begins like a formula is defused where it is exported, and runs nowhere here. */
    private @Nullable String text(PlannedPerson person, StaffColumn column) {
        String text = person.row.get(column);
        if (text == null) {
            return null;
        }
        if (CONTROL.matcher(text).find()) {
            error(
                    person,
                    column,
                    say("The value has characters in it that nobody can see, or that could not be read."),
                    say("Type it anew, or save the file as UTF-8."));
            return null;
        }
        if (text.length() > LONGEST) {
            error(
                    person,
                    column,
                    say("The value has {0} characters.", text.length()),
                    say("At most {0} fit.", LONGEST));
            return null;
        }
        return text;
    }

    private void error(PlannedPerson person, StaffColumn column, String wrong, String remedy) {
        person.errors.add(new LineError(person.row.number(), head(column), wrong, remedy));
    }

    String head(StaffColumn column) {
        return sheet.heads().getOrDefault(column, "");
    }
}
